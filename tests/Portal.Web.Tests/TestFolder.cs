namespace Portal.Web.Tests;

/// <summary>A folder for one test; in memory where there is room: no test here cuts the power, and waiting for the disk at each commit proves nothing.</summary>
internal static class TestFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 1L << 30;

    public static string Create(string name) => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room
        ? Directory.CreateDirectory(Path.Combine(Memory, $"{name}{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory(name).FullName;
}
