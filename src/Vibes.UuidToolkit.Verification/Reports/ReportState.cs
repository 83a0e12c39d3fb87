namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>What became of something.</summary>
internal enum ReportState
{
    /// <summary>It is as it was.</summary>
    Same,

    /// <summary>It changed as a migration of keys changes it.</summary>
    Migrated,

    /// <summary>It differs, and should not.</summary>
    Different,
}
