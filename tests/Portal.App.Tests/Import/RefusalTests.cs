using Portal.App.Import;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

/// <summary>Every rule of the formats that a single field can break, with the message a caseworker reads.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        _database = await Database.Create(Engine.Sqlite);
        await _database.Persons(Files.Anna, Files.Bo);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("id", "", "id: is empty (rule: id is required)")]
    [InlineData("id", "6132801234", "id: the id '613280-••••' is not a CPR or CVR number (rule: a CPR number has 10 digits and a date that exists, a CVR number has 8 digits)")]
    [InlineData("id", "610180-1234", "id: the id '610180-••••' is not a CPR or CVR number (rule: a CPR number has 10 digits and a date that exists, a CVR number has 8 digits)")]
    [InlineData("id", "12345674", "kind: 'person' does not fit the id (rule: a person has a CPR number, a business has a CVR number)")]
    [InlineData("kind", "human", "kind: 'human' is not known (rule: kind is one of person, business)")]
    [InlineData("kind", "", "kind: is empty (rule: kind is one of person, business)")]
    [InlineData("name", "", "name: is empty (rule: name is required)")]
    [InlineData("country", "Danmark", "country: 'Danmark' is not a country code (rule: country is ISO 3166-1 alpha-2, such as DK, FO or GL)")]
    [InlineData("country", "XX", "country: 'XX' is not a country code (rule: country is ISO 3166-1 alpha-2, such as DK, FO or GL)")]
    [InlineData("language", "de", "language: 'de' is not known (rule: language is da or en)")]
    [InlineData("digital_post", "no", "digital_post: 'no' is not known (rule: digital_post is yes or exempt)")]
    [InlineData("protected", "ja", "protected: 'ja' is not known (rule: protected is no or yes)")]
    [InlineData("benefits", "su", "benefits: the value is not known (rule: benefits is empty or one of kontanthjaelp, uddannelseshjaelp, selvforsoergelse, ressourceforloeb, foertidspension_only)")]
    [InlineData("dead_on", "14-02-2026", "dead_on: '14-02-2026' is not a date (rule: dates are YYYY-MM-DD)")]
    [InlineData("dead_on", "2026-02-30", "dead_on: '2026-02-30' is not a date (rule: dates are YYYY-MM-DD)")]
    [InlineData("street", "Havnegade\u0000 4", "street: 'Havnegade· 4' holds a control character (rule: text has no control characters but line breaks and tabs)")]
    public async Task A_person_is_refused_with_file_line_field_value_and_rule(string field, string value, string message) =>
        Assert.Equal([$"persons.csv line 2, {message}"], (await _database.Persons(Files.Anna.With(field, value))).Messages());

    [Theory]
    [InlineData("source", "", "source: is empty (rule: source is required)")]
    [InlineData("reference", " ", "reference: is empty (rule: reference is required)")]
    [InlineData("claim_type", "parking", "claim_type: 'parking' is not known (rule: claim_type is one of property-tax, daycare, after-school, maintenance, housing-benefit, cash-benefit-repayment, daycare-repayment, pension-repayment, general, civil)")]
    [InlineData("debtor", "6101801235", "debtor: the id 610180-•••• is not on record (rule: every id is known: import the person first)")]
    [InlineData("debtor", "abc", "debtor: the id 'abc' is not a CPR or CVR number (rule: a CPR number has 10 digits and a date that exists, a CVR number has 8 digits)")]
    [InlineData("co_debtors", "87654321", "co_debtors: the id 87654321 is not on record (rule: every id is known: import the person first)")]
    [InlineData("co_debtors", "6101801234", "co_debtors: the id 610180-•••• is the debtor (rule: co_debtors are others than the debtor)")]
    [InlineData("co_debtors", "7202852345 7202852345", "co_debtors: the id 720285-•••• is there twice (rule: each co-debtor stands once)")]
    [InlineData("principal", "", "principal: is empty (rule: principal is required)")]
    [InlineData("principal", "0,00", "principal: '0,00' is not above 0 (rule: principal is above 0)")]
    [InlineData("principal", "-5,00", "principal: '-5,00' is not an amount (rule: amounts are kroner with a decimal comma, at most two decimals and no thousands mark: 1234,50)")]
    [InlineData("principal", "1.234,50", "principal: '1.234,50' is not an amount (rule: amounts are kroner with a decimal comma, at most two decimals and no thousands mark: 1234,50)")]
    [InlineData("principal", "12,345", "principal: '12,345' is not an amount (rule: amounts are kroner with a decimal comma, at most two decimals and no thousands mark: 1234,50)")]
    [InlineData("period_from", "januar", "period_from: 'januar' is not a date (rule: dates are YYYY-MM-DD)")]
    [InlineData("due_on", "", "due_on: is empty (rule: due_on is required)")]
    [InlineData("due_on", "1999-12-31", "due_on: '1999-12-31' is too early (rule: due_on is 2000-01-01 or later)")]
    [InlineData("pay_by", "", "pay_by: is empty (rule: pay_by is required)")]
    [InlineData("pay_by", "2026-01-01", "pay_by: '2026-01-01' is before due_on (rule: pay_by is not before due_on)")]
    [InlineData("pay_by", "2031-12-31", "pay_by: '2031-12-31' is beyond the calendar (rule: pay_by is a day whose banking day is known: 2031-12-30 or earlier)")]
    [InlineData("basis", "", "basis: is empty (rule: basis is one of ordinary, settlement, judgment)")]
    [InlineData("basis_on", "2025-12-01", "basis_on: '2025-12-01' does not fit basis 'ordinary' (rule: basis_on is the date of a settlement or a judgment)")]
    [InlineData("state_refund", "yes", "state_refund: 'yes' does not fit claim type 'daycare' (rule: state_refund is possible only for housing-benefit, cash-benefit-repayment, pension-repayment)")]
    [InlineData("description", "Barn 010203-1234", "description: 'Barn 010203-••••' holds a CPR number (rule: description has no CPR number)")]
    [InlineData("description", "Barn 0102031234.", "description: 'Barn 010203-••••.' holds a CPR number (rule: description has no CPR number)")]
    public async Task A_claim_is_refused_with_file_line_field_value_and_rule(string field, string value, string message) =>
        Assert.Equal([$"claims.csv line 2, {message}"], (await _database.Claims(Files.Daycare.With(field, value))).Messages());

    [Theory]
    [InlineData("Faktura 4512345678")]
    [InlineData("Sag 99010203123456")]
    public async Task A_number_that_cannot_be_a_CPR_number_may_stand_in_a_description(string description) =>
        Assert.Equal(1, (await _database.Claims(Files.Daycare.With("description", description))).New);

    [Fact]
    public async Task A_description_has_at_most_100_characters()
    {
        Assert.Equal(1, (await _database.Claims(Files.Daycare.With("description", new string('æ', 100)))).New);
        Assert.Equal(["claims.csv line 2, description: has 101 characters (rule: at most 100 characters)"], (await _database.Claims(Files.Tax.With("description", new string('æ', 101)))).Messages());
    }

    [Theory]
    [InlineData("settlement")]
    [InlineData("judgment")]
    public async Task The_date_of_a_settlement_or_judgment_may_be_missing_as_everything_that_is_not_always_required(string basis) =>
        Assert.Equal(1, (await _database.Claims(Files.Daycare.With("basis", basis).With("period_from", "").With("period_to", "").With("established_on", "").With("limitation_on", "").With("state_refund", "").With("description", ""))).New);

    [Fact]
    public async Task All_bad_lines_are_listed_and_nothing_is_imported()
    {
        var report = await _database.Claims(Files.Daycare, Files.Tax.With("principal", "x").With("pay_by", "y"), Files.Tax.With("reference", "X").With("debtor", "1"));

        Assert.Equal((ImportOutcome.Refused, 3, 0, 2), (report.Outcome, report.Lines, report.New, report.Rejected));
        Assert.Equal(["3 principal", "3 pay_by", "4 debtor"], report.Errors.Select(error => $"{error.Line} {error.Field}"));
        await using var db = _database.Open();
        Assert.Empty(db.Claims);
        Assert.Empty(db.Counters.Where(row => row.Value > 0));
    }

    [Fact]
    public async Task A_line_that_names_the_same_claim_or_person_again_is_refused_with_both_lines()
    {
        Assert.Equal(
            ["claims.csv line 4, reference: '2026-01-1001' stands on line 2 as well (rule: a claim (source and reference) stands once in a file)"],
            (await _database.Claims(Files.Daycare, Files.Tax, Files.Daycare)).Messages());
        Assert.Equal(["persons.csv line 3, id: the id '610180-••••' stands on line 2 as well (rule: an id stands once in a file)"], (await _database.Persons(Files.Anna, Files.Anna)).Messages());
    }

    [Fact]
    public async Task No_message_ever_holds_a_CPR_number()
    {
        var fields = Files.ClaimsHeader.Split(';');
        foreach (var field in fields)
            Assert.DoesNotContain((await _database.Claims(Files.Daycare.With(field, "0102039876"))).Messages(), message => message.Contains("9876", StringComparison.Ordinal));
    }
}
