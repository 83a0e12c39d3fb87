namespace Vibes.Api.Models;

/// <summary>A tagged journal that the monthly report shows. Who chose it is kept in the column alone.</summary>
public sealed class Highlight
{
    public int Id { get; set; }

    public int? JournalId { get; set; }

    public long? TagId { get; set; }

    public JournalTag? JournalTag { get; set; }

    public string? Remark { get; set; }
}
