using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Objections;

namespace Portal.App.Letters;

/// <summary>The complaint paragraph (klagevejledning) of an answer to an objection: by what was objected to and the claim's type (letters.md 2.1), in the municipality's own words where it has any.</summary>
internal static class ObjectionComplaintText
{
    private const string Property = "K4", Maintenance = "K7";

    /// <summary>L06: none is sent while its text is missing.</summary>
    public static bool IsThere(ComplaintOptions complaints, ClaimType type, ObjectionPart part, DateOnly on) =>
        ObjectionComplaints.BlockOf(type, part, on) is not null && (!ObjectionComplaints.For(type, on).TextFromMunicipality || complaints.For(type, on) is not null);

    public static void Write(LetterWriter writer, ComplaintOptions complaints, ClaimType type, ObjectionPart part, DateOnly on)
    {
        var block = ObjectionComplaints.BlockOf(type, part, on) ?? throw new InvalidOperationException($"There is no complaint paragraph for {part} of {type}.");
        // What the municipality has written is about the claim: about fees and interest every type has the same.
        var own = part is ObjectionPart.Fee or ObjectionPart.Interest ? null : complaints.For(type, on)?.In(writer.Language);
        writer.Heading("Complaint_Heading").Locked(block, block switch
        {
            Property => $"{own ?? writer.Text("K3")} {writer.Text("K4_Value")}",
            Maintenance => $"{own ?? throw new InvalidOperationException($"The complaint paragraph for {type} is missing.")} {writer.Text("K7_Size")}",
            _ => own ?? writer.Text(block),
        });
    }

    /// <summary>K0: the receiver is right, or owes less than before.</summary>
    public static void WriteUpheld(LetterWriter writer, string key) => writer.Heading("Complaint_Heading").Locked("K0", writer.Text(key));
}
