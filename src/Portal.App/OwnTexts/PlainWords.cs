namespace Portal.App.OwnTexts;

/// <summary>Words of the chancery and the office that no letter uses, and what to write instead (letters.md 9.2). "~" is any ending.</summary>
internal static class PlainWords
{
    public static readonly IReadOnlyList<(string Avoid, string Write)> Danish =
    [
        ("fordring~", "krav"), ("fordringshaver~", "kommunen, vi"), ("kreditor~", "kommunen, vi"),
        ("skyldner~", "du"), ("debitor~", "du"), ("restant~", "du"), ("restance~", "det, du mangler at betale"),
        ("misligholde~", "ikke overholde"), ("hovedstol~", "beløbet før gebyr og rente"), ("forfaldsdato~", "den dag, beløbet skal betales"),
        ("sidste rettidige betalingsdag", "betal senest"), ("betalingsfrist~ overskred~", "du har ikke betalt til tiden"),
        ("henstand~", "mere tid, vente med at betale"), ("afdragsordning~", "aftale om rater"), ("afdrag~", "rate"), ("indrømme~", "give"),
        ("inddrive~", "når Gældsstyrelsen kræver pengene ind"), ("restanceinddrivelsesmyndighed~", "Gældsstyrelsen"), ("overdrage~", "sende"), ("modregn~", "vi bruger penge, du har til gode"),
        ("lønindeholdelse~", "træk i løn"), ("hæfte~", "skylde"), ("solidarisk~", "hver skylder hele beløbet"), ("medhæfter~", "en anden, der også skylder"),
        ("påkrav~", "et sidste krav om at betale"), ("fremsende~", "sende"), ("tilsende~", "sende"), ("skrivelse~", "brev"),
        ("vedrørende", "om"), ("angående", "om"), ("vedr.", "om"), ("såfremt", "hvis"), ("i fald", "hvis"), ("ifm.", "ved, når"), ("i forbindelse med", "ved, når"),
        ("jf.", "det står i"), ("i henhold til", "efter, det står i"), ("i medfør af", "efter, det står i"), ("iht.", "efter, det står i"), ("ovennævnt~", "nævn det selv"), ("nedenstående", "nævn det selv"),
        ("anmode~", "bede om, søge om"), ("rette henvendelse", "ringe eller skrive"), ("foretage~ indbetaling~", "betale"), ("fremkomme~ med bemærkninger", "svare, fortælle os"),
        ("træffe~ afgørelse", "beslutte, svare"), ("imødekomme~", "sige ja til"), ("meddele~ afslag", "sige nej til"), ("bortfald~", "stoppe, gælder ikke mere"),
        ("opgøre~", "regne ud"), ("pålægge~", "lægge på"), ("tilskrive~", "lægge til"), ("påløbne", "indtil nu"), ("nedskrive~", "sætte ned"), ("berigtige~", "rette"), ("afskrive~", "vi kræver det ikke mere"),
        ("indsigelse~", "være uenig, skrive at du ikke er enig"), ("påklage~", "klage til"), ("indbringe~ for", "klage til"), ("opsættende virkning", "du skal ikke betale imens"),
        ("partshør~", "vi vil høre din mening først"), ("genoptage~", "se på sagen igen"), ("dokumentation~", "papirer, der viser det"), ("økonomiske forhold", "din økonomi"),
        ("fyldestgørende", "nok, god nok"), ("rettidig~", "til tiden"), ("p.t.", "i dag, eller skriv datoen"), ("d.d.", "i dag, eller skriv datoen"), ("dags dato", "i dag, eller skriv datoen"),
        ("desuagtet", "selv om"), ("uanset at", "selv om"), ("foranledige~", "sørge for"), ("foranstalte~", "sørge for"), ("eventuel~", "måske, hvis"), ("evt.", "måske, hvis"),
        ("pågældende", "den, det, hun, han"), ("hvorvidt", "om"), ("idet", "fordi"), ("samt", "og"), ("erlægge~", "betale"), ("udrede~", "betale"), ("nærværende", "dette, denne"),
        ("kulance~", "vores gode vilje"), ("bero", "sætte på pause"), ("tilbagekalde~", "tage tilbage"), ("udeblive~", "ikke komme"), ("refusion~", "penge tilbage"), ("disponibel~", "til rådighed"),
        ("forsørgerpligt~", "pligt til at forsørge børn"), ("retsvirkning~", "hvad det betyder"), ("kontoudtog~", "opgørelse"), ("saldoopgørelse~", "opgørelse"), ("tilgodehavende~", "penge til gode"),
        ("dødsbo~", "boet efter den, der er død"), ("ikrafttræde~", "gælder fra"),
        ("bl.a.", "for eksempel"), ("stk.", "lovens navn alene"), ("osv.", "skriv det ud"), ("f.eks.", "for eksempel"), ("mv.", "skriv det ud"), ("m.v.", "skriv det ud"),
        ("vi skal hermed", "skriv det lige ud"), ("du bedes venligst", "skriv, hvad der skal gøres"), ("der gøres opmærksom på", "skriv det lige ud"), ("ved gennemgang af", "vi har set på"),
        ("under henvisning til", "skriv det lige ud"), ("på given foranledning", "skriv det lige ud"), ("ikke desto mindre", "alligevel"), ("os i hænde", "betalt"),
    ];
}
