// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/feedbackimporter.h"
#include "models/ingest/reportpaths.h"
#include "models/ingest/reportwatch.h"
#include "models/store/feedback/feedbackquery.h"
#include "tests/support/manualclock.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"

#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Pack;
using test::packed;

namespace {

class TestHasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        core::KeyedHash hash;
        hash.bytes[0] = static_cast<std::uint8_t>(text.size());
        return hash;
    }
};

} // namespace

class TestIngestFeedback : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;
    std::atomic_bool m_stop = false;

    [[nodiscard]] ingest::FeedbackImporter importer()
    {
        return { *m_store, [] { return std::make_unique<TestHasher>(); }, m_clock };
    }
    [[nodiscard]] QStringList pathsBelow(const QString &folder)
    {
        QList<std::pair<QString, QString>> unreadable;
        QStringList names;
        for (const auto &path : ingest::reportPaths({ m_folder->path(folder) }, unreadable))
            names << QFile::decodeName(path.path).mid(m_folder->path(folder).size() + 1);
        for (const auto &[path, why] : unreadable)
            names << u"unreadable "_s + path.mid(m_folder->path(folder).size() + 1);
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_store = *store::Store::create(m_folder->path(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
        m_stop = false;
    }

    void foldersAndMaildirsAreGoneThrough()
    {
        for (const char *name : { "b.xml", "a/c.xml", "a/.hidden/d.xml", ".e.xml", "Mail/cur/1:2,S", "Mail/new/2", "Mail/tmp/3", "Mail/dovecot.index", "Mail/.Sent/cur/4", "Mail/.Sent/new/.keep",
                 "Mail/.notmuch/x", "Mail/plain/5" })
            m_folder->write(u"in/"_s + QLatin1String(name), "x");
        QVERIFY(QFile::link(m_folder->path(u"in"_s), m_folder->path(u"in/a/loop"_s)));
        QVERIFY(QFile::link(m_folder->path(u"in/b.xml"_s), m_folder->path(u"in/a/link.xml"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->path(u"in/pipe"_s)).constData(), 0600), 0);
        QCOMPARE(pathsBelow(u"in"_s), QStringList({ u"Mail/.Sent/cur/4"_s, u"Mail/cur/1:2,S"_s, u"Mail/new/2"_s, u"Mail/plain/5"_s, u"a/c.xml"_s, u"a/link.xml"_s, u"b.xml"_s }));
        QList<std::pair<QString, QString>> unreadable;
        const QString file = m_folder->path(u"in/b.xml"_s);
        QCOMPARE(ingest::reportPaths({ file, m_folder->path(u"in/a/../b.xml"_s), file }, unreadable).size(), 1);
    }

    void whatIsReadIsCounted()
    {
        m_folder->write(u"in/a.gz"_s, packed(Pack::Gzip, test::dmarcXml({ .records = 5 })));
        m_folder->write(u"in/b.txt"_s, "hello");
        m_folder->write(u"in/c.eml"_s, "From: a@example.org\nSubject: lunch\n\nHello\n");
        auto import = importer();
        qint64 bytes = 0, total = 0;
        import.setOnProgress([&](const ingest::FeedbackProgress &progress) { bytes = progress.bytesDone, total = progress.bytesTotal; });
        const auto counts = import.run({ m_folder->path(u"in"_s), m_folder->path(u"gone.xml"_s) }, m_stop);
        QVERIFY(counts);
        QCOMPARE(counts->stored, (store::FeedbackCounts { 1, 5, 0, 0 }));
        QCOMPARE(counts->files, 4);
        QCOMPARE(counts->otherMail, 1);
        QCOMPARE(counts->unreadableCount, 2);
        QCOMPARE(counts->unreadable.at(0).file, m_folder->path(u"in/b.txt"_s));
        QCOMPARE(counts->unreadable.at(1).why.kind, core::ProblemKind::Missing);
        QVERIFY(total == -1 && bytes > 0); // one has no size
    }

    void aPipeAmongFilesHoldsUpNone()
    {
        const QString pipe = m_folder->path(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        m_folder->write(u"a.xml"_s, test::dmarcXml({ .id = "1" }));
        m_folder->write(u"b.xml"_s, test::dmarcXml({ .id = "2" }));
        auto import = importer();
        const auto counts = import.run({ m_folder->path(u"a.xml"_s), pipe, m_folder->path(u"b.xml"_s) }, m_stop);
        QVERIFY(counts);
        QCOMPARE(counts->stored.reports, 2);
        QCOMPARE(counts->unreadableCount, 1);
        QCOMPARE(counts->unreadable.at(0).file, pipe);
        QVERIFY(counts->unreadable.at(0).why.reason.contains(u"pipe"));
    }

    /// A stop between documents: those that were whole are there, the rest comes with the next import.
    void aStopLeavesWholeReportsAlone()
    {
        for (int i = 0; i < 400; ++i)
            m_folder->write(u"in/%1.xml"_s.arg(i, 3, 10, QLatin1Char('0')), test::dmarcXml({ .id = QByteArray::number(i), .records = 50 }));
        auto import = importer();
        import.setOnProgress([this](const ingest::FeedbackProgress &) { m_stop = true; });
        const auto counts = import.run({ m_folder->path(u"in"_s) }, m_stop);
        QVERIFY(counts);
        QVERIFY2(counts->stored.reports > 0 && counts->stored.reports < 400, qPrintable(QString::number(counts->stored.reports)));
        QVERIFY(counts->unreadable.isEmpty());
        const auto list = store::listFeedback(*m_store, {}, {});
        QCOMPARE(list->size(), counts->stored.reports);
        for (const auto &row : *list)
            QCOMPARE(row.records, 50);
        m_stop = false;
        const auto rest = importer().run({ m_folder->path(u"in"_s) }, m_stop);
        QCOMPARE(rest->stored.reports + counts->stored.reports, 400);
        QCOMPARE(rest->stored.duplicates, counts->stored.reports);
    }

    void withoutTheKeyNothingIsWritten()
    {
        m_folder->write(u"a.xml"_s, test::dmarcXml({}));
        const auto counts = ingest::FeedbackImporter(*m_store, [] { return nullptr; }, m_clock).run({ m_folder->path(u"a.xml"_s) }, m_stop);
        QVERIFY(!counts && counts.error().kind == core::ProblemKind::Denied);
        QVERIFY(store::listFeedback(*m_store, {}, {})->isEmpty());
    }

    /// A file is given once, when it stands still.
    void aWatchedFolderGivesWhatIsComplete()
    {
        ingest::ReportWatch watch({ m_folder->path(u"in"_s) });
        const auto look = [&] {
            QStringList names;
            for (const QString &path : watch.look())
                names << path.section(u'/', -1);
            return names;
        };
        QCOMPARE(look(), QStringList()); // there is no such folder yet
        m_folder->write(u"in/a.xml"_s, "1");
        m_folder->write(u"in/b.xml.part"_s, "1");
        QCOMPARE(look(), QStringList());
        m_folder->write(u"in/a.xml"_s, "12"); // grows
        QCOMPARE(look(), QStringList());
        QCOMPARE(look(), QStringList { u"a.xml"_s });
        QCOMPARE(look(), QStringList());
        QVERIFY(QFile::rename(m_folder->path(u"in/b.xml.part"_s), m_folder->path(u"in/b.xml"_s)));
        QCOMPARE(look(), QStringList());
        QCOMPARE(look(), QStringList { u"b.xml"_s });
        m_folder->write(u"in/a.xml"_s, "123"); // changed after it was read
        QVERIFY(QFile::remove(m_folder->path(u"in/b.xml"_s)));
        QCOMPARE(look(), QStringList());
        QCOMPARE(look(), QStringList { u"a.xml"_s });
        m_folder->write(u"in/b.xml"_s, "1"); // another of the same name
        QCOMPARE(look(), QStringList());
        QCOMPARE(look(), QStringList { u"b.xml"_s });
    }

    /// Messages that somebody fetched: each has an outcome, one that fails hinders no other.
    void messagesInMemory()
    {
        std::vector<ingest::FetchedMail> mails;
        mails.push_back({ "imaps://a@h/INBOX;UIDVALIDITY=1/;UID=1", test::mailWith(packed(Pack::Gzip, test::dmarcXml({ .id = "1" }))).toStdString() });
        mails.push_back({ "imaps://a@h/INBOX;UIDVALIDITY=1/;UID=2", test::mailWith("<!DOCTYPE feedback><feedback/>", "text/xml").toStdString() });
        mails.push_back({ "imaps://a@h/INBOX;UIDVALIDITY=1/;UID=3", {}, core::Problem { core::ProblemKind::Denied, u"refused"_s, {}, {}, {} } });
        mails.push_back({ "imaps://a@h/INBOX;UIDVALIDITY=1/;UID=4", "From: a@example.net\n\nHello\n" });
        for (int i = 5; i <= 80; ++i)
            mails.push_back({ "imaps://a@h/INBOX;UIDVALIDITY=1/;UID=" + QByteArray::number(i), test::mailWith(packed(Pack::Gzip, test::dmarcXml({ .id = QByteArray::number(i / 2) }))).toStdString() });
        std::vector<ingest::FileOutcome> outcomes;
        const auto counts = importer().take(std::move(mails), outcomes, m_stop);
        QVERIFY(counts);
        QCOMPARE(counts->stored.reports, 40); // 1, and 2 to 40
        QCOMPARE(counts->stored.duplicates, 37);
        QCOMPARE(counts->otherMail, 1);
        QCOMPARE(counts->unreadableCount, 2);
        QCOMPARE(outcomes.size(), std::size_t(80));
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            QVERIFY(outcomes[i].place.endsWith("=" + QByteArray::number(qsizetype(i) + 1)));
            QCOMPARE(outcomes[i].unreadable, qint64(i == 1 || i == 2));
            QCOMPARE(outcomes[i].reports, qint64(i == 0 || i >= 4));
            QVERIFY(!outcomes[i].wasStopped);
        }
    }
};

QTEST_GUILESS_MAIN(TestIngestFeedback)
#include "tst_ingest_feedback.moc"
