namespace Portal.Pdf.Tests;

/// <summary>Memory is that of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(BundleMemoryTests), DisableParallelization = true)]
[Collection(nameof(BundleMemoryTests))]
public sealed class BundleMemoryTests
{
    [Fact]
    public void Many_documents_take_little_memory_and_are_all_found_again()
    {
        const int few = 50, many = 150;
        var target = new MemoryStream();
        using var bundle = PdfBundle.Create(target, BundleTests.Info, LetterFonts.Set);
        long before = 0;
        for (int i = 0; i < many; i++)
        {
            bundle.Document(BundleTests.Info with { Title = $"Brev {i}" }, Sample.LetterOf($"{i:00000}"));
            before = i == few ? GC.GetTotalMemory(forceFullCollection: true) - target.Capacity : before;
        }

        // Of a document that is written only numbers are left: its own pages and structure alone would be thirty times as much.
        double each = (GC.GetTotalMemory(forceFullCollection: true) - target.Capacity - before) / (double)(many - few);
        Assert.InRange(each, double.MinValue, 4_000);
        Assert.Equal(many * 2, bundle.Finish().PageCount);
        Assert.InRange(target.Length / many, 1000, 12_000);
        Tool.AssertSound(target.ToArray());
        Assert.Contains($"Sag {many - 1:00000}", Tool.Text(target.ToArray(), "-f", $"{(many * 2) - 1}"), StringComparison.Ordinal);
    }
}
