namespace Portal.Domain.Tests;

public sealed class DerivedIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_parts_give_the_same_id_and_others_another()
    {
        Assert.Equal(DerivedId.Of("letter", 1), DerivedId.Of("letter", 1));
        Assert.NotEqual(DerivedId.Of("letter", 1), DerivedId.Of("letter", 2));
        Assert.Equal(DerivedId.At(Noon, "entry", 1), DerivedId.At(Noon, "entry", 1));
        Assert.NotEqual(DerivedId.At(Noon, "entry", 1), DerivedId.At(Noon, "entry", 2));
    }

    [Fact]
    public void An_id_with_a_time_sorts_by_it_and_is_a_UUID_of_version_8()
    {
        var ids = Enumerable.Range(0, 20).Select(day => DerivedId.On(new DateOnly(2026, 1, 1).AddDays(day), "interest", 20 - day)).ToList();

        Assert.Equal(ids, ids.OrderBy(id => id.ToString(), StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Equal((8, 2), (id.Version, id.Variant >> 2)));
    }

    [Fact]
    public void An_id_beside_another_begins_as_it_does_and_is_its_own_for_the_rest()
    {
        var neighbour = Guid.CreateVersion7(Noon);
        var ids = Enumerable.Range(0, 20).Select(number => DerivedId.Beside(neighbour, "fee", number)).ToList();

        Assert.Equal(ids, Enumerable.Range(0, 20).Select(number => DerivedId.Beside(neighbour, "fee", number)));
        Assert.Equal(20, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(neighbour.ToString()[..13], id.ToString()[..13]));
        Assert.All(ids, id => Assert.Equal((8, 2), (id.Version, id.Variant >> 2)));
    }
}
