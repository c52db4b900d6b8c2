using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.App.Sessions;

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    // UTC instants compare in the database on both engines; offsets do not on SQLite.
    internal static readonly ValueConverter<DateTimeOffset, DateTime> Utc =
        new(at => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions").HasKey(s => s.Id);
        session.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
        session.Property(s => s.Kind).HasColumnName("kind").HasConversion<string>().HasMaxLength(20);
        session.Property(s => s.Subject).HasColumnName("subject").HasMaxLength(255);
        session.Property(s => s.ProviderSession).HasColumnName("provider_session").HasMaxLength(255);
        session.Property(s => s.ProviderSubjectDigest).HasColumnName("provider_subject_digest").HasMaxLength(64);
        session.Property(s => s.StartedAt).HasColumnName("started_at").HasConversion(Utc);
        session.Property(s => s.LastSeenAt).HasColumnName("last_seen_at").HasConversion(Utc);
        session.Property(s => s.IdleUntil).HasColumnName("idle_until").HasConversion(Utc);
        session.Property(s => s.ExpiresAt).HasColumnName("expires_at").HasConversion(Utc);
        session.Property(s => s.EndedAt).HasColumnName("ended_at").HasConversion(Utc);
        session.Property(s => s.Ended).HasColumnName("ended").HasConversion<string>().HasMaxLength(30);
        session.Property(s => s.ProtectedIdToken).HasColumnName("protected_id_token");
        session.HasIndex(s => new { s.Kind, s.Subject });
        session.HasIndex(s => s.ProviderSession);
        session.HasIndex(s => s.ProviderSubjectDigest);
        session.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class SpentLogoutTokenTable : IEntityTypeConfiguration<SpentLogoutToken>
{
    public void Configure(EntityTypeBuilder<SpentLogoutToken> token)
    {
        token.ToTable("spent_logout_tokens").HasKey(t => t.Digest);
        token.Property(t => t.Digest).HasColumnName("digest").HasMaxLength(64);
        token.Property(t => t.SpentAt).HasColumnName("spent_at").HasConversion(SessionTable.Utc);
        token.HasIndex(t => t.SpentAt);
    }
}
