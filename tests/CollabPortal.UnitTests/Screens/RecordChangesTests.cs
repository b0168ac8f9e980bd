using CollabPortal.Application.Audit;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The history of the smaller registers: labels of the form, names of list values, nothing that only a machine reads.</summary>
public class RecordChangesTests
{
    private static readonly StringLocalizer<SharedText> Words =
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Fact]
    public void Changed_fields_stand_under_their_labels_and_the_rest_is_left_out()
    {
        var step = new HistoryStep(DateTimeOffset.UnixEpoch, "x",
        [
            new HistoryAct("PatentRight", Guid.NewGuid(), "Changed",
                [new("Title", "触媒", "電極"), new("Status", "Applied", "Granted"), new("Secret", "a", "b"), new("OpenForLicensing", "false", "true"), new("Holder", null, Guid.NewGuid().ToString())]),
            new HistoryAct("LicenceIncome", Guid.NewGuid(), "Created", [new("Title", null, "x")]),
        ]);
        var lines = new RecordChanges(Words, field => field == "Secret" ? null : "L" + field).Lines(step).ToList();
        lines.Select(l => l.Name).Should().Equal("LTitle", "LStatus", "LOpenForLicensing", "LHolder");
        lines[0].Should().Be(("LTitle", "触媒", "電極"));
        lines[1].Now.Should().Be(Words["PatentStatus.Granted"].Value).And.NotBe("Granted");
        lines[3].Now.Should().BeNull("an id tells nobody anything");
    }
}
