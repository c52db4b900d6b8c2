using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace Portal.App.Settings;

/// <summary>A municipality that does not exist, so that the portal starts with no settings in Development. Numbers of zeros belong to nobody.</summary>
public static class DemoMunicipality
{
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["Demo:Enabled"] = "true",
        ["Mail:ToFolder"] = "true",
        ["DigitalPost:NemSms"] = "true",
        ["Municipality:Name"] = "Strandby Kommune",
        ["Municipality:Code"] = "000",
        ["Municipality:Cvr"] = "00000000",
        ["Municipality:CreditorNumber"] = "00000000",
        ["Municipality:Address"] = "Havnegade 1",
        ["Municipality:PostCode"] = "0000",
        ["Municipality:City"] = "Strandby",
        ["Municipality:Department"] = "Betaling og Opkrævning",
        ["Municipality:Phone"] = "00 00 00 00",
        ["Municipality:PhoneHours"] = "mandag til fredag kl. 9-14",
        ["Municipality:PhoneHoursEnglish"] = "Monday to Friday, 9 am to 2 pm",
        ["Municipality:Email"] = "opkraevning@strandby.invalid",
        ["Municipality:PortalAddress"] = "https://mellemvaerende.strandby.invalid",
        ["Municipality:DataProtectionOfficer"] = "dpo@strandby.invalid",
        ["Municipality:Sources:0:Source"] = "DAGTILBUD",
        ["Municipality:Sources:0:Name"] = "Dagtilbud og Skole",
        ["Municipality:Sources:1:Source"] = "SFO",
        ["Municipality:Sources:1:Name"] = "Dagtilbud og Skole",
        ["Municipality:Sources:2:Source"] = "BIBLIOTEK",
        ["Municipality:Sources:2:Name"] = "Biblioteket",
        ["Municipality:Sources:3:Source"] = "BYG",
        ["Municipality:Sources:3:Name"] = "Byg og Miljø",
        ["Municipality:Sources:4:Source"] = "EJENDOM",
        ["Municipality:Sources:4:Name"] = "Ejendomsbidrag",
        ["Municipality:Sources:5:Source"] = "LEJE",
        ["Municipality:Sources:5:Name"] = "Udlejning og Ejendomme",
        ["Municipality:Sources:6:Source"] = "MAD",
        ["Municipality:Sources:6:Name"] = "Madservice",
        ["Municipality:Sources:7:Source"] = "RENOVATION",
        ["Municipality:Sources:7:Name"] = "Affald og Genbrug",
        // Codes of the recovery authority that a municipality fills in itself: invented here, and known to nobody (DEMO). Housing benefit has none on purpose: such a claim is not ready.
        ["Recovery:Codes:0:Type"] = "General",
        ["Recovery:Codes:0:Claim"] = "DEMOKRA",
        ["Recovery:Codes:1:Type"] = "Civil",
        ["Recovery:Codes:1:Claim"] = "DEMOCIV",
        ["Recovery:Codes:1:Fee"] = "DEMOGEC",
        ["Recovery:Codes:1:Interest"] = "DEMOREC",
        ["Recovery:Codes:2:Type"] = "PropertyTax",
        ["Recovery:Codes:2:Claim"] = "DEMOEJD",
        ["Recovery:Codes:2:Fee"] = "DEMOGEB",
        ["Recovery:Codes:2:Interest"] = "DEMOREN",
        ["Municipality:DebtAdvice:0:Name"] = "Forbrugerrådet Tænk",
        ["Municipality:DebtAdvice:0:Link"] = "https://taenk.dk",
        ["Municipality:DebtAdvice:1:Name"] = "Den Sociale Retshjælp",
        ["Municipality:DebtAdvice:1:Link"] = "https://socialeretshjaelp.dk",
        ["Municipality:DebtAdvice:2:Name"] = "KFUM's Sociale Arbejde, På fode igen",
        ["Municipality:DebtAdvice:2:Link"] = "https://kfumsoc.dk",
        ["Municipality:DebtAdvice:3:Name"] = "Dansk Folkehjælp",
        ["Municipality:DebtAdvice:3:Link"] = "https://folkehjaelp.dk",
    };

    /// <summary>Puts the demo values beneath everything else, in Development only: any real setting wins.</summary>
    public static void AddDemoMunicipality(this IConfigurationBuilder configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Values });
    }
}
