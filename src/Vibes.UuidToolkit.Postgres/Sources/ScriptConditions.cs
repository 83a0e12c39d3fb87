namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>The open <c>\if</c> blocks of one file.</summary>
internal sealed class ScriptConditions
{
    private readonly Stack<Block> blocks = new();

    private sealed record Block(int Line, bool OuterActive, StatementScanner.Mark Start)
    {
        public bool Active { get; set; }

        public bool Done { get; set; }

        public bool ElseSeen { get; set; }
    }

    /// <summary>True where statements count.</summary>
    public bool Active => blocks.Count == 0 || blocks.Peek().Active;

    /// <summary>The line of the innermost <c>\if</c> without its <c>\endif</c>; 0 when there is none.</summary>
    public int OpenSince => blocks.Count == 0 ? 0 : blocks.Peek().Line;

    /// <summary>Acts on <paramref name="command"/> when it is one of the four; false when it is another.</summary>
    /// <param name="command">The command.</param>
    /// <param name="line">Its line.</param>
    /// <param name="scanner">The scanner; what it read in a part that does not count is thrown away.</param>
    /// <param name="problem">What is wrong with the command, or null.</param>
    public bool TryApply(PsqlCommand command, int line, StatementScanner scanner, out string? problem)
    {
        problem = null;
        if (command.Name is not ("if" or "elif" or "else" or "endif")) return false;
        if (command.Name == "if")
        {
            var outer = Active;
            var holds = outer ? command.Condition() : false;
            if (holds is null) problem = @"The condition of \if is neither true nor false.";
            blocks.Push(new Block(line, outer, scanner.Here) { Active = holds == true, Done = holds != false });
            return true;
        }

        if (!blocks.TryPeek(out var block))
        {
            problem = $@"\{command.Name} stands outside \if.";
            return true;
        }

        if (!block.Active) scanner.ReturnTo(block.Start);
        if (command.Name == "endif")
        {
            blocks.Pop();
            return true;
        }

        if (block.ElseSeen) problem = $@"\{command.Name} stands after \else.";
        block.ElseSeen = command.Name == "else";
        var next = block.OuterActive && !block.Done ? command.Name == "else" ? true : command.Condition() : false;
        if (next is null) problem = @"The condition of \elif is neither true nor false.";
        block.Active = next == true;
        block.Done |= block.Active;
        return true;
    }
}
