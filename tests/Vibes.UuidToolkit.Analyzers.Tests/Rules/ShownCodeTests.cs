using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>Rules look at a type when the compiler has shown all of it; some code is in no type, and some types are in parts.</summary>
public sealed class ShownCodeTests
{
    [Fact]
    public Task Of_the_assembly_and_of_types_within_types_in_parts() => RuleTest.Reports(Descriptors.IntegerParameter, """
        [assembly: System.Reflection.AssemblyMetadata("name", "value")]
        [module: System.CLSCompliant(false)]
        namespace Vibes;
        public delegate void Found(Journal journal, int count);
        public enum Kind { One = 1 }
        public partial class Outer
        {
            private partial class Inner
            {
                bool A(Journal j, [|int|] id) => j.Id == id;
                partial void B([|int|] id);
            }
            void C(Journal j, [|int|] userId) => j.UserId = userId;
        }
        public partial class Outer
        {
            private partial class Inner { partial void B([|int|] id) { _ = new VibesContext().Users.Find(id); } }
        }
        """);
}
