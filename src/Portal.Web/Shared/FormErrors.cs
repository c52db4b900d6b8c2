namespace Portal.Web.Shared;

/// <summary>What is wrong in a form, in the order of its fields. The same words stand in the summary and at the field.</summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Message)> _errors = [];

    public IReadOnlyList<(string Field, string Message)> All => _errors;

    public bool Any => _errors.Count > 0;

    /// <param name="field">The <c>id</c> of the input, so that the summary can lead to it. Empty: about the form as a whole.</param>
    /// <param name="message">What to do, in plain words.</param>
    public void Add(string field, string message) => _errors.Add((field, message));

    /// <summary>One thing is wrong.</summary>
    /// <inheritdoc cref="Add"/>
    public static FormErrors Of(string field, string message)
    {
        var errors = new FormErrors();
        errors.Add(field, message);
        return errors;
    }

    /// <summary>With those of another part of the form after them.</summary>
    public FormErrors With(FormErrors others)
    {
        _errors.AddRange(others._errors);
        return this;
    }

    public string? For(string field) => _errors.Find(error => error.Field == field).Message;

    /// <summary>For <c>aria-invalid</c>: null leaves the attribute out.</summary>
    public string? Invalid(string field) => For(field) is null ? null : "true";

    /// <summary>For <c>aria-describedby</c>: the field's error (when there is one) and its hint.</summary>
    public string? DescribedBy(string field, string? hint = null)
    {
        var ids = string.Join(' ', new[] { For(field) is null ? null : ErrorId(field), hint }.Where(id => id is not null));
        return ids.Length == 0 ? null : ids;
    }

    internal static string ErrorId(string field) => $"{field}-fejl";
}
