using System.Text;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Files of contracts in the database and in a folder: versions, checksums, limits, and nobody else's.</summary>
public sealed class AttachmentTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attachments-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Versions_stand_side_by_side_with_their_checksums(bool inFolder)
    {
        var (officer, contract) = await OfficeAsync(inFolder);
        var first = (await AddAsync(officer, contract, "契約書.pdf", "%PDF-1")).Value;
        var document = (await officer.Attachments.ListAsync(contract)).Single().DocumentId;
        var second = (await AddAsync(officer, contract, "契約書（最終）.pdf", "%PDF-22", document)).Value;
        var list = await officer.Attachments.ListAsync(contract);
        list.Select(a => (a.Id, a.Edition, a.IsNewest, a.Bytes)).Should().Equal((second, 2, true, 7L), (first, 1, false, 6L));
        var opened = (await officer.Attachments.OpenAsync(contract, first)).Value;
        (Encoding.UTF8.GetString(opened.Content), opened.FileName, opened.ContentType).Should().Be(("%PDF-1", "契約書.pdf", "application/pdf"));
        opened.Sha256.Should().Be(AttachmentChecksum("%PDF-1"));
        await using var db = database.AsOwner();
        (await db.AttachmentContents.CountAsync(c => c.AttachmentId == first)).Should().Be(inFolder ? 0 : 1);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.Should().Be(inFolder ? 2 : 0);
        (await officer.Audit.HistoryAsync(contract)).SelectMany(s => s.Acts).Count(a => a.Entity == "ContractAttachment").Should().Be(2);
    }

    [Fact]
    public async Task What_was_removed_is_gone_for_readers_and_comes_back()
    {
        var (officer, contract) = await OfficeAsync();
        var id = (await AddAsync(officer, contract, "a.txt", "text")).Value;
        (await officer.Attachments.RemoveAsync(id, 1)).Ok.Should().BeTrue();
        (await officer.Attachments.OpenAsync(contract, id)).Problems.Single().Code.Should().Be("not-found");
        (await officer.Attachments.ListAsync(contract)).Single().IsRemoved.Should().BeTrue();
        (await officer.Attachments.RestoreAsync(id, 2)).Ok.Should().BeTrue();
        (await officer.Attachments.OpenAsync(contract, id)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task What_an_approver_is_asked_about_is_not_taken_off_meanwhile()
    {
        var (officer, contract) = await OfficeAsync();
        var id = (await AddAsync(officer, contract, "a.txt", "text")).Value;
        var version = (await officer.Contracts.SubmitAsync(contract, (await officer.Queries.FindAsync(contract))!.Version)).Value.Version;
        (await officer.Attachments.RemoveAsync(id, 1)).Problems.Single().Code.Should().Be("attachment-waits");
        (await officer.Contracts.TakeBackAsync(contract, version)).Ok.Should().BeTrue();
        (await officer.Attachments.RemoveAsync(id, 1)).Ok.Should().BeTrue();
    }

    [Theory]
    [InlineData("a.html", "<html>", "attachment-type")]
    [InlineData("a.pdf", "<html>", "attachment-content")]
    [InlineData("a.txt", "", "attachment-empty")]
    [InlineData(null, "x", "required")]
    public async Task What_may_not_be_attached_stores_nothing(string? name, string content, string code)
    {
        var (officer, contract) = await OfficeAsync(inFolder: true);
        (await AddAsync(officer, contract, name, content)).Problems.Single().Code.Should().Be(code);
        (await officer.Attachments.ListAsync(contract)).Should().BeEmpty();
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_without_reading_on()
    {
        var (officer, contract) = await OfficeAsync();
        await using var endless = new Endless();
        var done = await officer.Attachments.AddAsync(contract, AttachmentKind.Other, "a.txt", endless);
        done.Problems.Single().Code.Should().Be("attachment-too-large");
        endless.Given.Should().BeLessThan(3 * 1_048_576, "the limit of this test is 1 MB");
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_stored_is_not_given_out()
    {
        var (officer, contract) = await OfficeAsync(inFolder: true);
        var id = (await AddAsync(officer, contract, "a.txt", "text")).Value;
        await File.WriteAllTextAsync(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single(), "forged");
        (await officer.Attachments.OpenAsync(contract, id)).Problems.Single().Code.Should().Be("attachment-damaged");
    }

    [Fact]
    public async Task Another_institution_the_ministry_and_a_forged_contract_get_nothing()
    {
        var (officer, contract) = await OfficeAsync();
        var id = (await AddAsync(officer, contract, "a.txt", "text")).Value;
        var (stranger, own) = await OfficeAsync();
        var ministry = await ContractDesk.OfAsync(database, PortalRole.Ministry);
        foreach (var desk in new[] { stranger, ministry })
        {
            (await desk.Attachments.ListAsync(contract)).Should().BeEmpty();
            (await desk.Attachments.OpenAsync(contract, id)).Problems.Single().Code.Should().Be("not-found");
            (await desk.Attachments.RemoveAsync(id, 1)).Ok.Should().BeFalse();
        }

        (await AddAsync(stranger, contract, "b.txt", "text")).Problems.Single().Code.Should().Be("not-found");
        (await AddAsync(stranger, own, "b.txt", "text", id)).Problems.Single().Code.Should().Be("not-found", "a version of another's document");
        (await officer.Attachments.OpenAsync(own, id)).Problems.Single().Code.Should().Be("not-found", "it hangs on another contract");
    }

    private static string AttachmentChecksum(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<(ContractDesk Officer, Guid Contract)> OfficeAsync(bool inFolder = false)
    {
        var (officer, _, partner) = await ContractDesk.OfficeAsync(database, settings: new AttachmentSettings(inFolder ? folder : null, 1));
        return (officer, (await officer.Contracts.CreateDraftAsync(ContractDesk.Terms(partner.Id))).Value.Id);
    }

    private static async Task<Application.Outcome<Guid>> AddAsync(ContractDesk desk, Guid contract, string? name, string content, Guid? document = null)
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await desk.Attachments.AddAsync(contract, AttachmentKind.Contract, name, stream, document);
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'a', offset, count);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
