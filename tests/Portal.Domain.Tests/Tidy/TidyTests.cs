using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.Domain.Tests.Tidy;

public sealed class TidyTests
{
    [Fact]
    public void The_domain_depends_on_nothing_but_the_base_class_library() =>
        Assert.All(typeof(ClaimFacts).Assembly.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Nobody_reads_a_clock_but_through_the_time_provider() =>
        None(Source.Hits("src", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", ".cs", ".razor").Where(hit => !hit.StartsWith("src/Portal.DevIdentity", StringComparison.Ordinal)));

    [Fact]
    public void Money_in_the_domain_is_whole_ore() => None(Source.Hits("src/Portal.Domain", @"^(?!\s*///).*\b(double|float|decimal)\b", ".cs"));

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        None(Source.Files("src", ".cs", ".razor").Concat(Source.Files("tests", ".cs", ".razor")).Where(file => file.Text.Count(letter => letter == '\n') > 300).Select(file => file.Path));

    [Fact]
    public void No_exception_is_swallowed() =>
        None(Source.Files("src", ".cs", ".razor")
            .Where(file => System.Text.RegularExpressions.Regex.IsMatch(file.Text, @"catch\s*(\([^)]*\))?\s*(when\s*\([^{]*\))?\s*\{\s*\}")).Select(file => file.Path));

    [Fact]
    public void Pages_ask_use_cases_and_never_the_database() => None(Source.Hits("src/Portal.Web", @"\bPortalDb\b", ".razor"));

    [Fact]
    public void Security_claims_are_touched_where_one_signs_in_and_nowhere_else() =>
        None(Source.Hits("src", @"System\.Security\.Claims", ".cs", ".razor").Where(hit => !hit.StartsWith("src/Portal.Web/SignIn/", StringComparison.Ordinal)));

    [Fact]
    public void What_is_written_once_is_never_changed_in_bulk() =>
        None(Source.Files("src", ".cs").Where(file => System.Text.RegularExpressions.Regex.IsMatch(
            file.Text, @"\.(Transactions|Lines|Journal|Access|Outbox|Deliveries)\b[^;]*\.Execute(Delete|Update)Async", System.Text.RegularExpressions.RegexOptions.Singleline)).Select(file => file.Path));

    [Fact]
    public void Every_commit_and_every_rename_passes_the_wrapper_that_counts_them() =>
        None(Source.Hits("src/Portal.App", @"\b(CommitAsync|File\.Move|Commit\(\);)", ".cs").Where(hit => !hit.StartsWith("src/Portal.App/Data/Durably.cs", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_left_for_later_in_the_code() => None(Source.Hits("src", @"\b(TODO|FIXME|HACK|NotImplementedException)\b", ".cs", ".razor", ".css", ".js"));

    [Fact]
    public void No_type_is_named_after_what_it_is_not() =>
        None(Source.Hits("src", @"\b(class|record|struct|interface)\s+\w*(Manager|Helper|Processor|Dto|Service)\b", ".cs"));

    [Fact]
    public void Every_use_case_is_tried_by_a_test()
    {
        var tests = string.Concat(Source.Files("tests", ".cs").Select(file => file.Text));

        None(Source.Files("src/Portal.App", ".cs")
            .Where(file => file.Text.Contains(" Handle(", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(file.Text, @"public sealed class (\w+)\(").Select(type => type.Groups[1].Value))
            .Where(name => !System.Text.RegularExpressions.Regex.IsMatch(tests, $@"\b{name}\b")));
    }

    [Fact]
    public void Every_claim_type_has_a_row_and_every_row_of_policy_its_law()
    {
        Assert.All(Enum.GetValues<ClaimType>(), type => ClaimTypes.For(type, new DateOnly(2026, 1, 1)));
        Assert.All(DeferralPolicies.All, policy => Assert.NotEmpty(policy.Law.Law));
        Assert.All(Domain.Money.InterestPolicies.All, policy => Assert.NotEmpty(policy.Law.Paragraph));
    }

    [Fact]
    public void Fees_by_gebyrloven_need_a_right_of_distraint() =>
        Assert.All(ClaimTypes.All, rules => Assert.Equal(rules.FeeLaw == FeeLaw.Gebyrloven, rules.Distraint == DistraintRight.Yes));

    [Fact]
    public void Every_public_type_of_the_domain_says_what_it_is()
    {
        var documented = File.ReadAllText(Path.ChangeExtension(typeof(ClaimFacts).Assembly.Location, ".xml"));

        None(typeof(ClaimFacts).Assembly.GetExportedTypes().Where(type => !type.IsNested && !(type.IsAbstract && type.IsSealed))
            .Where(type => !documented.Contains($"\"T:{type.FullName}\"", StringComparison.Ordinal)).Select(type => type.Name));
    }

    [Fact]
    public void No_package_host_is_written_in_a_lock_file() =>
        None(Directory.EnumerateFiles(Source.Root, "package-lock.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && File.ReadAllText(path).Contains("\"resolved\"", StringComparison.Ordinal)));

    [Fact]
    public void The_dependencies_point_one_way()
    {
        None(Source.Hits("src/Portal.Domain", @"using Portal\.(App|Web|Pdf)", ".cs"));
        None(Source.Hits("src/Portal.App", @"using (Portal\.Web|Microsoft\.AspNetCore)", ".cs"));
        None(Source.Hits("src/Portal.Pdf", @"using Portal\.(App|Web|Domain)", ".cs"));
    }

    [Fact]
    public void The_picture_of_custody_shows_the_moves_that_are_allowed()
    {
        var picture = string.Concat(Custodies.Allowed.Order().Select(move => $"    {move.From} --> {move.To}\n"));

        Assert.Contains(picture, File.ReadAllText(Path.Combine(Source.Root, "src/ARCHITECTURE.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>Prints every place that breaks the convention, not only the first.</summary>
    private static void None(IEnumerable<string> places)
    {
        var found = places.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
