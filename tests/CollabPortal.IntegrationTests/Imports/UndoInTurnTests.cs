using CollabPortal.Application.Contracts;
using CollabPortal.Application.Imports;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Imports of the same contracts, undone one after the other.</summary>
public class UndoInTurnTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_an_undoing_brought_back_can_be_taken_back_in_its_turn()
    {
        var office = await ImportOffice.OpenAsync(database);
        var a = (await office.ImportAsync(office.Row("R8-1"), office.Row("R8-2"))).RunId!.Value;
        var b = (await office.ImportAsync(office.Row("R8-1", title: "二つ目の題目"), office.Row("R8-3"))).RunId!.Value;
        var c = (await office.ImportAsync(office.Row("R8-1", title: "三つ目の題目"))).RunId!.Value;

        (await office.UndoAsync(a)).Failure!.Code.Should().Be("import-undo-touched", "later files stand on it");
        (await office.UndoAsync(c)).Status.Should().Be(ImportStatus.Undone);
        (await office.UndoAsync(b)).Status.Should().Be(ImportStatus.Undone);
        (await office.StoredAsync()).Select(k => (k.Number, k.Title)).Should().Equal(("R8-1", "界面の劣化診断"), ("R8-2", "界面の劣化診断"));
        (await office.UndoAsync(a)).Status.Should().Be(ImportStatus.Undone);
        (await office.StoredAsync()).Should().BeEmpty();

        var first = (await office.ImportAsync(office.Row("R8-4"))).RunId!.Value;
        var person = (await office.StoredAsync()).Single();
        var terms = ContractQueries.TermsOf(person) with { Goal = "人が直した目標" };
        (await office.Contracts.ChangeAsync(person.Id, person.Version, terms)).Ok.Should().BeTrue();
        var later = (await office.ImportAsync(office.Row("R8-4", title: "後の題目"))).RunId!.Value;
        (await office.UndoAsync(later)).Status.Should().Be(ImportStatus.Undone);
        (await office.UndoAsync(first)).Failure!.Code.Should().Be("import-undo-touched", "a person wrote between the two");
    }
}
