using System.Diagnostics;
using System.Xml;

namespace Portal.Benchmarks.Floors;

/// <summary>A bare pass of <see cref="XmlReader"/> over a file: every node is read, none is looked at.</summary>
internal static class XmlFloor
{
    public static TimeSpan Run(string file)
    {
        var watch = Stopwatch.StartNew();
        using var stream = File.OpenRead(file);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
        return watch.Elapsed;
    }
}
