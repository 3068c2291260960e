// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journal.h"
#include "models/store/sqlite.h"
#include "tests/models/store/posture/posturestore.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;
using store::AssetKind;
using test::got;
using test::PostureStore;

namespace {

constexpr core::UtcMicros day = core::microsPerDay;

} // namespace

/// What people said to findings.
class TestStoreRisks : public QObject
{
    Q_OBJECT
    std::unique_ptr<PostureStore> m;

    [[nodiscard]] core::UtcMicros now() const { return m->clock.now(); }
    store::AcceptedRisk risk(const QString &control = u"A"_s, const QString &asset = u"example.org"_s) const { return { control, asset, u"Ann"_s, u"It is replaced in May"_s, now() + 30 * day }; }
    store::Answer answer() const
    {
        store::Answer answer;
        answer.control = u"ORG-1"_s;
        answer.values = R"({"drill":"yes"})";
        answer.owner = u"Ann"_s;
        answer.note = u"Größe"_s;
        answer.reviewAt = now() + 90 * day;
        return answer;
    }
    QStringList acts() const
    {
        QStringList acts;
        for (const store::JournalEntry &entry : got(store::readJournal(m->store)))
            acts << entry.act + u' ' + entry.details;
        return acts;
    }

private Q_SLOTS:
    void init() { m = std::make_unique<PostureStore>(); }

    void aNewerRiskTakesThePlaceOfTheOlder()
    {
        store::AcceptedRisk first = risk();
        QVERIFY(store::acceptRisk(m->store, first, m->clock));
        first.at = now();
        QCOMPARE(*store::listAcceptedRisks(m->store), QList { first });
        m->clock.advance(day);
        store::AcceptedRisk second = risk();
        second.owner = u"Bea"_s;
        second.reason = u"Ask ann@example.org"_s;
        QVERIFY(store::acceptRisk(m->store, second, m->clock));
        second.at = now();
        QCOMPARE(*store::listAcceptedRisks(m->store), QList { second });
        QVERIFY(store::acceptRisk(m->store, risk(u"A"_s, u"*"_s), m->clock));
        QCOMPARE(store::listAcceptedRisks(m->store)->size(), 2);
        QVERIFY(store::withdrawRisk(m->store, u"A"_s, u"example.org"_s, m->clock));
        QCOMPARE(store::listAcceptedRisks(m->store)->first().asset, u"*"_s);
        QCOMPARE(store::withdrawRisk(m->store, u"A"_s, u"example.org"_s, m->clock).error().kind, ProblemKind::Missing);
        const QString all = acts().join(u'\n');
        QCOMPARE(acts().size(), 4);
        QVERIFY2(all.contains(u"risk.accept A@example.org until 2026-12-25T10:00:00Z, Ann: It is replaced in May"), qPrintable(all));
        QVERIFY2(all.contains(u"risk.withdraw A@example.org"), qPrintable(all));
        QVERIFY2(!all.contains(u"ann@"), qPrintable(all));
    }

    void aRiskNeedsAllOfIt()
    {
        for (QString store::AcceptedRisk::*field : { &store::AcceptedRisk::control, &store::AcceptedRisk::asset, &store::AcceptedRisk::owner, &store::AcceptedRisk::reason }) {
            store::AcceptedRisk lacking = risk();
            lacking.*field = u" "_s;
            QCOMPARE(store::acceptRisk(m->store, lacking, m->clock).error().kind, ProblemKind::Usage);
        }
        for (const core::UtcMicros until : { core::UtcMicros(0), now(), now() + 732 * day }) {
            store::AcceptedRisk wrong = risk();
            wrong.until = until;
            QCOMPARE(store::acceptRisk(m->store, wrong, m->clock).error().kind, ProblemKind::Usage);
        }
        store::AcceptedRisk longest = risk();
        longest.until = now() + 731 * day;
        QVERIFY(store::acceptRisk(m->store, longest, m->clock));
        QCOMPARE(acts().size(), 1);
    }

    void whatNobodyAcceptedIsOpen()
    {
        m->keep(now(), { { u"A"_s, u"fail critical"_s }, { u"B"_s, u"fail high"_s }, { u"C"_s, u"pass"_s }, { u"D"_s, u"unknown"_s } });
        m->keep(now(), { { u"A"_s, u"fail critical"_s } }, u"a.example"_s);
        const auto open = [this](core::UtcMicros at) {
            QStringList found;
            for (const store::FindingRow &finding : got(store::openFindings(m->store, at)))
                found << finding.id();
            return found;
        };
        QCOMPARE(open(now()), (QStringList { u"A@a.example"_s, u"A@example.org"_s, u"B@example.org"_s }));
        QVERIFY(store::acceptRisk(m->store, risk(), m->clock));
        QCOMPARE(open(now()), (QStringList { u"A@a.example"_s, u"B@example.org"_s }));
        QCOMPARE(open(now() + 30 * day), (QStringList { u"A@a.example"_s, u"A@example.org"_s, u"B@example.org"_s })); // without effect from then on
        QVERIFY(store::acceptRisk(m->store, risk(u"A"_s, u"*"_s), m->clock));
        QCOMPARE(open(now()), (QStringList { u"B@example.org"_s }));
    }

    void answersHaveVersions()
    {
        store::Answer first = answer();
        QVERIFY(store::saveAnswer(m->store, first, {}, m->clock));
        first.at = now();
        m->clock.advance(day);
        store::Answer second = answer();
        second.values = R"({"drill":"no"})";
        second.at = now() - 10 * day; // said before the other, and told later
        QVERIFY(store::saveAnswer(m->store, second, {}, m->clock));
        store::Answer other = answer();
        other.control = u"ORG-2"_s;
        other.at = now();
        QVERIFY(store::saveAnswer(m->store, other, {}, m->clock));
        QCOMPARE(*store::answersOf(m->store, u"ORG-1"_s), (QList { second, first }));
        QCOMPARE(*store::listAnswers(m->store), (QList { second, other }));
        QVERIFY(store::answersOf(m->store, u"ORG-3"_s)->isEmpty());
        QVERIFY(acts().contains(u"answer.save ORG-1, version 2"_s));
    }

    void anAnswerNeedsAllOfIt()
    {
        const auto refused = [this](auto change, ProblemKind kind = ProblemKind::Usage, const QByteArray &attachment = {}) {
            store::Answer wrong = answer();
            change(wrong);
            const auto done = store::saveAnswer(m->store, wrong, attachment, m->clock);
            return !done && done.error().kind == kind;
        };
        QVERIFY(refused([](store::Answer &a) { a.control.clear(); }));
        QVERIFY(refused([](store::Answer &a) { a.owner = u" "_s; }));
        QVERIFY(refused([](store::Answer &a) { a.values = "[1]"; }));
        QVERIFY(refused([this](store::Answer &a) { a.reviewAt = now(); }));
        QVERIFY(refused([](store::Answer &a) { a.attachmentName = u"empty.pdf"_s; }));
        QVERIFY(refused([](store::Answer &) {}, ProblemKind::Usage, "no name"));
        QVERIFY(refused([](store::Answer &a) { a.attachmentName = u"a.pdf"_s; }, ProblemKind::TooLarge, QByteArray(store::mostAttachmentBytes + 1, 'x')));
        QVERIFY(refused([](store::Answer &a) { a.attachmentName = u"a.pdf"_s; a.attachmentHash = QByteArray(32, 'h'); }, ProblemKind::Missing));
        QVERIFY(store::listAnswers(m->store)->isEmpty());
        QVERIFY(acts().isEmpty());
    }

    void attachmentsStandOnce()
    {
        QByteArray file(100'000, 'a');
        file[7] = '\0';
        store::Answer with = answer();
        with.attachmentName = u"Übung.pdf"_s;
        QVERIFY(store::saveAnswer(m->store, with, file, m->clock));
        const auto first = store::listAnswers(m->store)->first();
        QCOMPARE(first.attachmentHash, QCryptographicHash::hash(file, QCryptographicHash::Sha256));
        QCOMPARE(first.attachmentBytes, file.size());
        QCOMPARE(*store::attachmentOf(m->store, first), file);
        QVERIFY(store::saveAnswer(m->store, with, file, m->clock));
        with.attachmentHash = first.attachmentHash; // as an older version had it
        QVERIFY(store::saveAnswer(m->store, with, {}, m->clock));
        for (const store::Answer &version : got(store::answersOf(m->store, u"ORG-1"_s)))
            QCOMPARE(*store::attachmentOf(m->store, version), file);
        QVERIFY(store::saveAnswer(m->store, answer(), {}, m->clock));
        QCOMPARE(store::attachmentOf(m->store, store::listAnswers(m->store)->first()).error().kind, ProblemKind::Missing);
        auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
        QCOMPARE(*database->integer("SELECT count(*) FROM attachment"), 1);
        QVERIFY(*database->integer("SELECT length(content) FROM attachment") < 2'000);
        QByteArray largest(store::mostAttachmentBytes, Qt::Uninitialized);
        QRandomGenerator random(7);
        for (char &byte : largest)
            byte = static_cast<char>(random.bounded(256));
        with.attachmentHash.clear();
        QVERIFY(store::saveAnswer(m->store, with, largest, m->clock));
        QVERIFY(*store::attachmentOf(m->store, store::listAnswers(m->store)->first()) == largest);
    }

    void anAttachmentThatIsNotWhatItWasIsDamage()
    {
        store::Answer with = answer();
        with.attachmentName = u"a.txt"_s;
        QVERIFY(store::saveAnswer(m->store, with, "kept", m->clock));
        const auto kept = store::listAnswers(m->store)->first();
        auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
        const QByteArray other = qCompress(QByteArray("KEPT")).toHex();
        for (const QByteArray &content : { other, QByteArray("ffffffff00"), QByteArray("00") }) { // another, one that claims 4 GB, none
            QVERIFY(database->run(QByteArray("UPDATE attachment SET content = X'" + content + '\'').constData()));
            const auto again = store::Store::open(m->path(), store::OpenMode::ReadOnly);
            QCOMPARE(store::attachmentOf(*again, kept).error().kind, ProblemKind::Damaged);
        }
    }

    void whatRunsOutComesSoonestFirst()
    {
        auto look = PostureStore::look(now(), {});
        look.expiries << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, u"certificate"_s, u"mx1.example.org:25"_s, now() + 40 * day }
                      << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, u"registration"_s, u"example.org"_s, now() - day }
                      << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, u"registration"_s, u"example.org"_s, now() - day };
        QVERIFY(store::keepLook(m->store, look));
        QVERIFY(store::acceptRisk(m->store, risk(), m->clock));
        auto everywhere = risk(u"B"_s, u"*"_s);
        everywhere.until = now() + 50 * day;
        QVERIFY(store::acceptRisk(m->store, everywhere, m->clock));
        QVERIFY(store::saveAnswer(m->store, answer(), {}, m->clock));
        const auto told = [this](core::UtcMicros until) {
            QStringList found;
            for (const store::ExpiryRow &expiry : got(store::listExpiries(m->store, until)))
                found << u"%1 %2 %3 %4 %5"_s.arg(store::nameOf(expiry.kind), expiry.asset, expiry.what, expiry.name).arg((expiry.at - now()) / day);
            return found;
        };
        const QStringList all { u"domain example.org registration example.org -1"_s, u"domain example.org exception A 30"_s, u"domain example.org certificate mx1.example.org:25 40"_s,
            u"organisation organisation exception B 50"_s, u"organisation organisation answer ORG-1 90"_s };
        QCOMPARE(told(INT64_MAX), all);
        QCOMPARE(told(now() + 40 * day), all.mid(0, 2));
        QCOMPARE(told(now() + 40 * day + 1000), all.mid(0, 3));
    }
};

QTEST_GUILESS_MAIN(TestStoreRisks)
#include "tst_store_risks.moc"
