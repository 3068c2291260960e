// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/archivereader.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>
#include <lzma.h>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <fcntl.h>
#include <functional>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace bw;
using bw::archive::ArchiveReader;
using bw::archive::Container;

namespace {

struct Member
{
    std::string name;
    std::string bytes;
};

using SetUp = std::function<void(::archive *)>;

/// Packs with libarchive's writer; \p repeat writes each member's bytes so many times.
std::string pack(const SetUp &setUp, const std::vector<Member> &members, int repeat = 1)
{
    std::string packed;
    ::archive *handle = archive_write_new();
    setUp(handle);
    archive_write_set_bytes_in_last_block(handle, 1);
    archive_write_open(
        handle, &packed, nullptr,
        [](::archive *, void *to, const void *bytes, std::size_t size) {
            static_cast<std::string *>(to)->append(static_cast<const char *>(bytes), size);
            return static_cast<la_ssize_t>(size);
        },
        nullptr);
    for (const Member &member : members) {
        ::archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.c_str());
        archive_entry_set_filetype(entry, member.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, 1'795'433'797, 0);
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()) * repeat);
        archive_write_header(handle, entry);
        for (int i = 0; i < repeat; ++i)
            archive_write_data(handle, member.bytes.data(), member.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    return packed;
}

void raw(::archive *handle)
{
    archive_write_set_format_raw(handle);
}
void gzip(::archive *handle)
{
    raw(handle);
    archive_write_add_filter_gzip(handle);
}
void zstd(::archive *handle)
{
    raw(handle);
    archive_write_add_filter_zstd(handle);
}
void xz(::archive *handle)
{
    raw(handle);
    archive_write_add_filter_xz(handle);
}
void bzip2(::archive *handle)
{
    raw(handle);
    archive_write_add_filter_bzip2(handle);
}
void zip(::archive *handle)
{
    archive_write_set_format_zip(handle);
}
void storedZip(::archive *handle)
{
    zip(handle);
    archive_write_zip_set_compression_store(handle);
}
void tarGz(::archive *handle)
{
    archive_write_set_format_ustar(handle);
    archive_write_add_filter_gzip(handle);
}

ArchiveReader readerOf(std::string bytes, bw::archive::Limits limits = {})
{
    return ArchiveReader(std::make_unique<bw::archive::MemorySource>(std::move(bytes)), u"test"_s, limits);
}

struct Outcome
{
    std::vector<Member> members;
    std::uint64_t bytes = 0;
    std::optional<core::Problem> problem;
};

Outcome readAll(std::string bytes, bw::archive::Limits limits = {}, bool isKept = true)
{
    Outcome outcome;
    ArchiveReader reader = readerOf(std::move(bytes), limits);
    bw::archive::Entry entry;
    std::vector<char> block(64 * 1024);
    while (true) {
        const auto more = reader.next(entry);
        if (!more) {
            outcome.problem = more.error();
            return outcome;
        }
        if (!*more)
            return outcome;
        outcome.members.push_back({entry.name, {}});
        while (true) {
            const auto got = reader.read(block.data(), block.size());
            if (!got) {
                outcome.problem = got.error();
                return outcome;
            }
            if (*got == 0)
                break;
            outcome.bytes += *got;
            if (isKept)
                outcome.members.back().bytes.append(block.data(), *got);
        }
    }
}

std::string logText(int lines)
{
    std::string text;
    for (int i = 0; i < lines; ++i)
        text += "Nov 23 11:03:41 mx1 postfix/qmgr[" + std::to_string(i * 7919 % 65521) + "]: removed\n";
    return text;
}

long peakKiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

class TestArchiveReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsContainersByContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("container");
        QTest::addColumn<QByteArray>("expected");
        const std::string text = logText(20'000);
        const auto row = [&](const char *name, const SetUp &setUp, Container container) {
            QTest::newRow(name) << QByteArray::fromStdString(pack(setUp, {{"mail.log", text}})) << int(container)
                                << QByteArray::fromStdString(text);
        };
        row("plain", raw, Container::Plain);
        row("gzip", gzip, Container::Gzip);
        row("zstd", zstd, Container::Zstd);
        row("xz", xz, Container::Xz);
        row("bzip2", bzip2, Container::Bzip2);
        row("zip", zip, Container::Zip);
        row("stored zip", storedZip, Container::Zip);
        row("tar in gzip", tarGz, Container::Gzip);
        QTest::newRow("two gzip members")
            << QByteArray::fromStdString(pack(gzip, {{"a", text}}) + pack(gzip, {{"b", text}})) << int(Container::Gzip)
            << QByteArray::fromStdString(text + text);
        std::string holed(4096, '\0'); // what copytruncate leaves of a log that was written without O_APPEND
        holed += text;
        for (const auto &[name, setUp] : {std::pair<const char *, SetUp>{"hole, plain", raw}, {"hole, gzip", gzip}}) {
            QTest::newRow(name) << QByteArray::fromStdString(pack(setUp, {{"x", holed}}))
                                << int(name == QByteArray("hole, gzip") ? Container::Gzip : Container::Plain)
                                << QByteArray::fromStdString(holed);
        }
        QTest::newRow("empty file") << QByteArray() << int(Container::Plain) << QByteArray();
        QTest::newRow("one byte") << QByteArray("N") << int(Container::Plain) << QByteArray("N");
        QTest::newRow("log line that begins like bzip2")
            << QByteArray("BZh9 is a host\n") << int(Container::Plain) << QByteArray("BZh9 is a host\n");
    }
    void knowsContainersByContent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, container);
        QFETCH(QByteArray, expected);
        ArchiveReader reader = readerOf(bytes.toStdString());
        bw::archive::Entry entry;
        const auto more = reader.next(entry);
        QVERIFY(more && *more);
        QCOMPARE(int(reader.container()), container);
        const Outcome outcome = readAll(bytes.toStdString());
        QVERIFY2(!outcome.problem, outcome.problem ? qPrintable(outcome.problem->oneLine()) : "");
        QCOMPARE(outcome.members.size(), std::size_t(1));
        QVERIFY(outcome.members[0].bytes == expected.toStdString());
    }

    void readsEveryFileOfAZipAndSkipsFolders()
    {
        const std::string one = logText(3);
        const std::string two = logText(5000);
        const Outcome outcome =
            readAll(pack(zip, {{"log/", {}}, {"log/mail.log", one}, {"../mail.log.1", two}, {"empty", {}}}));
        QVERIFY(!outcome.problem);
        QCOMPARE(outcome.members.size(), std::size_t(3));
        QCOMPARE(outcome.members[0].name, std::string("log/mail.log"));
        QCOMPARE(outcome.members[0].bytes, one);
        QCOMPARE(outcome.members[1].name, std::string("../mail.log.1"));
        QVERIFY(outcome.members[1].bytes == two);
        QVERIFY(outcome.members[2].bytes.empty());
    }

    void opensAContainerInAContainer()
    {
        const std::string text = logText(4000);
        const Outcome outcome = readAll(pack(zip,
            {{"mail.log.2.gz", pack(gzip, {{"x", text}})}, {"mail.log", text}, {"z.xz", pack(xz, {{"x", text}})}}));
        QVERIFY2(!outcome.problem, outcome.problem ? qPrintable(outcome.problem->oneLine()) : "");
        QCOMPARE(outcome.members.size(), std::size_t(3));
        QCOMPARE(outcome.members[0].name, std::string("mail.log.2.gz"));
        for (const Member &member : outcome.members)
            QVERIFY(member.bytes == text);
    }

    void refusesDeeperNesting_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string gz = pack(gzip, {{"x", logText(100)}});
        const std::string twice = pack(gzip, {{"x", gz}});
        QTest::newRow("gzip three times") << QByteArray::fromStdString(pack(gzip, {{"x", twice}}));
        QTest::newRow("gzip twice in a zip") << QByteArray::fromStdString(pack(zip, {{"x", twice}}));
        QTest::newRow("gzip in zip in zip") << QByteArray::fromStdString(pack(zip, {{"x", pack(zip, {{"y", gz}})}}));
    }
    void refusesDeeperNesting()
    {
        QFETCH(QByteArray, bytes);
        const Outcome outcome = readAll(bytes.toStdString());
        QVERIFY(outcome.problem);
        QCOMPARE(outcome.problem->kind, core::ProblemKind::TooLarge);
    }

    /// Passed through as it is, it would be opened within itself ten thousand times.
    void whatOnlyBeginsLikeAContainerIsDamaged()
    {
        for (const char *start : {"\x1f\x8b garbage", "\x28\xb5\x2f\xfd garbage", "BZh91AY&SY"}) {
            const Outcome outcome = readAll(start);
            QVERIFY2(outcome.problem, start);
            QCOMPARE(outcome.problem->kind, core::ProblemKind::Malformed);
        }
    }

    void givesWhatStandsBeforeTheDamage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string text = logText(60'000);
        for (const auto &[name, setUp] : {std::pair<const char *, SetUp>{"gzip", gzip}, {"zstd", zstd},
                 {"bzip2", bzip2}, {"xz", xz}, {"zip", zip}}) {
            std::string packed = pack(setUp, {{"mail.log", text}});
            packed.resize(packed.size() * 2 / 3);
            QTest::newRow(name) << QByteArray::fromStdString(packed);
        }
    }
    void givesWhatStandsBeforeTheDamage()
    {
        QFETCH(QByteArray, bytes);
        const Outcome outcome = readAll(bytes.toStdString());
        QVERIFY(outcome.problem);
        QCOMPARE(outcome.problem->kind, core::ProblemKind::Malformed);
        QCOMPARE(outcome.members.size(), std::size_t(1));
        QVERIFY(logText(60'000).starts_with(outcome.members[0].bytes));
        if (QByteArray(QTest::currentDataTag()) != "xz" && QByteArray(QTest::currentDataTag()) != "bzip2")
            QVERIFY(!outcome.members[0].bytes.empty());
    }

    /// All bytes come, and then what is wrong with them.
    void holdsAGzipAgainstItsChecksum_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isSound");
        const std::string whole = pack(gzip, { { "mail.log", logText(2'000) } });
        const auto row = [&](const char *name, const std::string &bytes, bool isSound) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << isSound; };
        row("whole", whole, true);
        row("padded with zeros", whole + std::string(700, '\0'), true);
        std::string flipped = whole;
        flipped[flipped.size() - 6] ^= 1;
        row("a bit of the checksum", flipped, false);
        flipped = whole;
        flipped[flipped.size() - 2] ^= 1;
        row("a bit of the length", flipped, false);
        row("half a trailer", whole.substr(0, whole.size() - 4), false);
        row("no trailer", whole.substr(0, whole.size() - 8), false);
        row("bytes behind it", whole + "and more", false);
        row("half a header behind it", whole + "\x1f\x8b", false);
    }
    void holdsAGzipAgainstItsChecksum()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isSound);
        const Outcome outcome = readAll(bytes.toStdString());
        QCOMPARE(outcome.members.size(), std::size_t(1));
        QVERIFY(outcome.members[0].bytes == logText(2'000));
        QCOMPARE(!outcome.problem, isSound);
        if (outcome.problem)
            QCOMPARE(outcome.problem->kind, core::ProblemKind::Malformed);
    }

    void readsAllMembersOfAGzip()
    {
        const std::string one = pack(gzip, { { "a", logText(2'000) } }), two = pack(gzip, { { "b", "the rest\n" } });
        const Outcome outcome = readAll(one + two);
        QVERIFY(!outcome.problem);
        QCOMPARE(outcome.members.size(), std::size_t(1));
        QVERIFY(outcome.members[0].bytes == logText(2'000) + "the rest\n");
    }

    void refusesABombInBoundedMemory_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string zeros(1024 * 1024, '\0');
        QTest::newRow("gzip") << QByteArray::fromStdString(pack(gzip, {{"x", zeros}}, 120));
        QTest::newRow("xz") << QByteArray::fromStdString(pack(xz, {{"x", zeros}}, 120));
        QTest::newRow("zstd") << QByteArray::fromStdString(pack(zstd, {{"x", zeros}}, 120));
        QTest::newRow("bzip2") << QByteArray::fromStdString(pack(bzip2, {{"x", zeros}}, 120));
        QTest::newRow("zip") << QByteArray::fromStdString(pack(zip, {{"x", zeros}}, 120));
        QTest::newRow("gzip in gzip") << QByteArray::fromStdString(
            pack(gzip, {{"x", pack(gzip, {{"x", zeros}}, 120)}}));
        QTest::newRow("gzip in zip") << QByteArray::fromStdString(pack(zip, {{"x", pack(gzip, {{"x", zeros}}, 120)}}));
    }
    void refusesABombInBoundedMemory()
    {
        QFETCH(QByteArray, bytes);
        bw::archive::Limits limits;
        limits.ratio = 100; // 120 MiB of zeros stand for the terabytes that the real ratio is for
        const long before = peakKiB();
        const Outcome outcome = readAll(bytes.toStdString(), limits, false);
        QVERIFY2(outcome.problem, qPrintable(u"%1 of %2"_s.arg(outcome.bytes).arg(bytes.size())));
        QCOMPARE(outcome.problem->kind, core::ProblemKind::TooLarge);
        QVERIFY2(outcome.bytes <= 121ULL * 1024 * 1024, qPrintable(QString::number(outcome.bytes)));
#ifdef BW_SANITIZED
        constexpr long allowed = 4L * 1024 * 1024; // its quarantine keeps what was freed
#else
        constexpr long allowed = 100L * 1024;
#endif
        const long grown = peakKiB() - before;
        QVERIFY2(grown < allowed, qPrintable(QString::number(grown)));
    }

    void keepsToTheLimitOfBytesAndEntries()
    {
        bw::archive::Limits limits;
        limits.bytes = 1'000'000;
        Outcome outcome = readAll(pack(gzip, {{"x", logText(100'000)}}), limits);
        QVERIFY(outcome.problem);
        QCOMPARE(outcome.problem->kind, core::ProblemKind::TooLarge);
        QVERIFY(outcome.bytes <= 1'000'000);

        limits = {};
        limits.entries = 10;
        outcome = readAll(pack(zip, std::vector<Member>(11, {"x", "y"})), limits);
        QVERIFY(outcome.problem);
        QCOMPARE(outcome.problem->kind, core::ProblemKind::TooLarge);
        QCOMPARE(outcome.members.size(), std::size_t(10));
    }

    void refusesAnXzThatWantsAHugeDictionary()
    {
        // A first block that is modest, a second stream whose LZMA2 filter has a dictionary of 256 MiB.
        const std::string modest = pack(xz, {{"x", logText(10)}});
        std::string greedy = pack(
            [](::archive *handle) {
                xz(handle);
                archive_write_set_filter_option(handle, "xz", "compression-level", "9");
            },
            {{"x", logText(10)}});
        // Behind the stream header (12): size, flags, filter id, size of properties, dictionary; then CRC32 of the
        // header.
        const std::size_t length = (static_cast<unsigned char>(greedy[12]) + 1) * 4;
        QCOMPARE(int(greedy[14]), 0x21);
        greedy[16] = 32; // 2^28
        const auto crc = lzma_crc32(reinterpret_cast<const std::uint8_t *>(greedy.data()) + 12, length - 4, 0);
        for (std::size_t i = 0; i < 4; ++i)
            greedy[12 + length - 4 + i] = static_cast<char>(crc >> (8 * i) & 0xff);
        const std::string bytes = modest + greedy;
        const Outcome outcome = readAll(bytes);
        QVERIFY(outcome.problem);
        QCOMPARE(outcome.problem->kind, core::ProblemKind::TooLarge);
        QCOMPARE(outcome.members[0].bytes, logText(10));
    }

    void tellsWhyAFileCannotBeOpened()
    {
        QTemporaryDir folder;
        const auto missing = ArchiveReader::open(folder.filePath(u"none"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, core::ProblemKind::Missing);
        QVERIFY(missing.error().where.endsWith(u"none"));
        QVERIFY(!ArchiveReader::open(folder.path()));
    }

    /// Opening one would wait for whoever writes, for ever.
    void whatIsNoFileIsRefusedAtOnce()
    {
        QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s), socket = folder.filePath(u"s"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(socket).constData(), sizeof address.sun_path);
        QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QVERIFY(QFile::link(pipe, folder.filePath(u"link"_s)));
        for (const QString &path : { pipe, socket, folder.filePath(u"link"_s), u"/dev/zero"_s, u"/dev/null"_s }) {
            const auto refused = bw::archive::FileSource::open(path);
            QVERIFY2(!refused, qPrintable(path));
            QCOMPARE(refused.error().kind, core::ProblemKind::Unsupported);
            QCOMPARE(refused.error().where, path);
        }
        ::close(listener);
    }

    /// "<(zcat log)" of a shell, of which all is written before it is opened, or part of it later.
    void aPipeOfTheShellIsRead()
    {
        int ends[2] {};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const auto source = bw::archive::FileSource::open(u"/proc/self/fd/%1"_s.arg(ends[0]));
        QVERIFY2(source, source ? "" : qPrintable(source.error().oneLine()));
        std::thread writer([&ends] {
            QTest::qSleep(50);
            static_cast<void>(!::write(ends[1], "abc", 3));
            ::close(ends[1]);
        });
        std::string got(10, '\0');
        const auto count = (*source)->read(got.data(), got.size());
        writer.join();
        ::close(ends[0]);
        QVERIFY(count);
        QCOMPARE(got.substr(0, *count), std::string("abc"));
    }

    void countsThePackedBytes()
    {
        const std::string packed = pack(gzip, {{"x", logText(50'000)}});
        ArchiveReader reader = readerOf(packed);
        bw::archive::Entry entry;
        QVERIFY(reader.next(entry));
        std::vector<char> block(1 << 20);
        while (*reader.read(block.data(), block.size()) > 0) { }
        QCOMPARE(reader.packedBytes(), std::uint64_t(packed.size()));
    }
};

QTEST_GUILESS_MAIN(TestArchiveReader)
#include "tst_archive_archivereader.moc"
