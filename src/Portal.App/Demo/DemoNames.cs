namespace Portal.App.Demo;

/// <summary>Words to make people and places of.</summary>
internal static class DemoNames
{
    public static readonly string[] First =
    [
        "Agnes", "Aksel", "Asger", "Astrid", "Bjørn", "Bodil", "Cæcilie", "Ditte", "Egon", "Ella", "Emil", "Frederikke", "Gunnar", "Hanne", "Håkon", "Ingrid", "Jens", "Jørgen",
        "Kåre", "Karen", "Kirsten", "Laust", "Lærke", "Magnus", "Mette", "Niels", "Oda", "Ove", "Palle", "Rasmus", "Rigmor", "Signe", "Søren", "Sæunn", "Thøger", "Tove", "Ulla", "Viggo", "Åse", "Øjvind",
    ];

    public static readonly string[] Last =
    [
        "Andersen", "Bæk", "Bjerregård", "Christensen", "Dahl", "Ellegaard", "Fjord", "Grønlund", "Højgaard", "Iversen", "Jørgensen", "Kjær", "Krøyer", "Lindø", "Mølgård", "Nørgaard",
        "Østergård", "Påske", "Ravn", "Rømer", "Skov", "Søndergaard", "Thorup", "Ulrichsen", "Vestergård", "Winther", "Ågård", "Ærø", "Ørsted", "Brøndum",
    ];

    public static readonly string[] English = ["Aisha Khan", "Daniel Kowalski", "Fatima Hassan", "Ivan Petrov", "Maria Silva", "Noah Williams", "Oksana Melnyk", "Priya Nair"];

    public static readonly string[] Streets = ["Bakkevej", "Birkealle", "Fiskergade", "Fyrvej", "Havnegade", "Kirkevej", "Klitvej", "Lærkevej", "Mølleåvej", "Mosevej", "Nørregade", "Østre Strandvej", "Skolegade", "Søndergade", "Torvet"];

    public static readonly string[] Trades = ["Bageri", "Bådebyggeri", "El og VVS", "Fiskehandel", "Frisør", "Kiosk", "Murerfirma", "Røgeri", "Tømrerfirma", "Vognmandsforretning"];
}
