// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collectorturn.h"
#include "models/service/fleet.h"
#include "models/service/mailboxes.h"
#include "models/service/mailboxrounds.h"
#include "models/service/session.h"
#include "models/store/feedback/mailboxtable.h"
#include "models/store/fleet/nodetable.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using service::MailboxRounds;
using store::MailboxRow;

namespace {

core::Secret secretOf(const QByteArray &text)
{
    return core::Secret({ reinterpret_cast<const std::uint8_t *>(text.constData()), std::size_t(text.size()) });
}

QByteArray textOf(const core::Secret &secret)
{
    return { reinterpret_cast<const char *>(secret.bytes().data()), qsizetype(secret.bytes().size()) };
}

} // namespace

/// Mailboxes that are read by themselves beside the nodes, and their secrets. No keychain runs here.
class TestServiceMailboxes final : public QObject
{
    Q_OBJECT

    std::unique_ptr<IngestWorld> m_world;
    std::unique_ptr<QTcpServer> m_silent; ///< takes the call, and never says a word
    std::shared_ptr<service::MailboxSecrets> m_secrets;

    fleet::Mailbox mailbox(const QString &name) const
    {
        fleet::Mailbox one = *fleet::mailboxFromUrl(u"imaps://a@127.0.0.1:%1/%2"_s.arg(m_silent->serverPort()).arg(name));
        one.name = name;
        return one;
    }
    fleet::Mailbox add(const QString &name)
    {
        const fleet::Mailbox one = mailbox(name);
        [&] { QVERIFY(store::saveMailbox(m_world->store(), one, {}, m_world->clock)); }();
        return one;
    }
    [[nodiscard]] MailboxRow row(const QString &name) const
    {
        const auto all = store::listMailboxes(m_world->store(), {});
        for (const MailboxRow &one : *all)
            if (one.mailbox.name == name)
                return one;
        return {};
    }
    [[nodiscard]] std::unique_ptr<MailboxRounds> rounds() const { return std::make_unique<MailboxRounds>(m_world->store(), makeFixedHasher, m_world->clock, m_secrets, std::chrono::minutes(15)); }
    [[nodiscard]] bool isBeingCalled(int times = 1) const
    {
        int calls = 0;
        return QTest::qWaitFor([&] {
            while (m_silent->nextPendingConnection())
                ++calls;
            return calls >= times;
        }, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<IngestWorld>();
        m_silent = std::make_unique<QTcpServer>();
        QVERIFY(m_silent->listen(QHostAddress::LocalHost));
        m_secrets = std::make_shared<service::MailboxSecrets>();
    }

    void oneIsDueByItsLastTry()
    {
        using std::chrono::minutes;
        const core::UtcMicros now = m_world->clock.now(), minute = core::microsPerMinute;
        MailboxRow one;
        QVERIFY(service::isMailboxDue(one, now, minutes(15))); // never tried
        one.tried = now - 15 * minute;
        QVERIFY(service::isMailboxDue(one, now, minutes(15)));
        one.tried = now - 14 * minute;
        QVERIFY(!service::isMailboxDue(one, now, minutes(15)));
        QVERIFY(service::isMailboxDue(one, now, minutes(1)));
        one.tried = now + 1; // the clock was set back
        QVERIFY(service::isMailboxDue(one, now, minutes(15)));
        one.error = store::MailboxError { u"unreachable"_s, {}, {}, {}, {} };
        one.tried = now - 16 * minute;
        QVERIFY(service::isMailboxDue(one, now, minutes(15)));
        one.error->kind = u"denied"_s; // again and again it might lock the account
        QVERIFY(!service::isMailboxDue(one, now, minutes(15)));
        one.tried = now - 60 * minute;
        QVERIFY(service::isMailboxDue(one, now, minutes(15)));
        QVERIFY(!service::isMailboxDue(one, now, minutes(90)));
        one.tried = now - 16 * minute;
        one.read = now - 15 * minute; // in that try: a move was refused, not the login
        QVERIFY(service::isMailboxDue(one, now, minutes(15)));
    }

    /// What is told stays in memory; what a file shall keep is written there.
    void secretsAreFoundAndForgotten()
    {
        fleet::Mailbox one = mailbox(u"reports"_s);
        QCOMPARE(m_secrets->find(one).error().kind, core::ProblemKind::Missing);
        QVERIFY(m_secrets->give(one, secretOf("told"), false));
        QCOMPARE(textOf(*m_secrets->find(one)), "told");
        QVERIFY(!m_secrets->give(one, secretOf("kept"), true)); // no keychain: it is known all the same
        QCOMPARE(textOf(*m_secrets->find(one)), "kept");
        m_secrets->replace(one, secretOf("next"));
        QCOMPARE(textOf(*m_secrets->find(one)), "next");
        static_cast<void>(m_secrets->forget(one));
        QCOMPARE(m_secrets->find(one).error().kind, core::ProblemKind::Missing);
        one.passwordFile = m_world->write(u"secret"_s, "filed\n");
        QFile::setPermissions(one.passwordFile, QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(textOf(*m_secrets->find(one)), "filed");
        QVERIFY(m_secrets->give(one, secretOf("other"), true));
        QCOMPARE(textOf(*service::MailboxSecrets().find(one)), "other");
        m_secrets->replace(one, secretOf("renewed"));
        QCOMPARE(textOf(*service::MailboxSecrets().find(one)), "renewed");
    }

    void whatLacksASecretIsNoted()
    {
        add(u"reports"_s);
        auto all = rounds();
        std::atomic_int pulled = 0;
        all->setOnPulled([&pulled](const service::MailboxPulled &) { ++pulled; });
        all->wish();
        QTRY_COMPARE_WITH_TIMEOUT(pulled.load(), 1, 20'000);
        QCOMPARE(row(u"reports"_s).error->kind, u"secret_missing"_s);
        all->wish(); // not due
        QTest::qWait(100);
        QCOMPARE(pulled.load(), 1);
        m_world->clock.advance(15 * core::microsPerMinute);
        all->wish();
        QTRY_COMPARE_WITH_TIMEOUT(pulled.load(), 2, 20'000);
    }

    /// Nobody waits for one that hangs, and it ends when it is to.
    void oneThatHangsHoldsUpNobody()
    {
        QVERIFY(m_secrets->give(add(u"one"_s), secretOf("x"), false)); // all are of one account
        add(u"two"_s);
        auto all = rounds();
        QElapsedTimer timer;
        timer.start();
        all->wish();
        QVERIFY(isBeingCalled(2)); // side by side
        all->wish(); // both run
        QTest::qWait(100);
        QVERIFY(!m_silent->hasPendingConnections());
        all.reset();
        QVERIFY2(timer.elapsed() < 30'000, "it waited for the server's deadline");
        QCOMPARE(row(u"one"_s).tried, 0); // that says nothing of the mailbox
    }

    /// More hang than are read at once (16), and all are due again.
    void whoWaitedLongestHasItsTurn()
    {
        const core::UtcMicros now = m_world->clock.now();
        for (int i = 0; i < 16; ++i) {
            const fleet::Mailbox one = add(u"a%1"_s.arg(i));
            QVERIFY(m_secrets->give(one, secretOf("x"), false));
            QVERIFY(store::noteMailboxTry(m_world->store(), fleet::placeOf(one), now - core::microsPerHour, store::MailboxError { u"timed_out"_s, u"too slow"_s, {}, {}, {} }));
        }
        const fleet::Mailbox last = add(u"z"_s);
        auto all = rounds();
        all->wish();
        const std::atomic_bool atOnce = true;
        const auto turn = all->takeTurn(last, atOnce);
        QVERIFY(!turn && turn.error().kind == core::ProblemKind::Cancelled); // it is being read
    }

    void whoAsksForOneGoesFirst()
    {
        const fleet::Mailbox one = add(u"one"_s);
        QVERIFY(m_secrets->give(one, secretOf("x"), false));
        auto all = rounds();
        all->wish();
        QVERIFY(isBeingCalled());
        {
            const std::atomic_bool never = false;
            const auto turn = all->takeTurn(one, never);
            QVERIFY(turn);
            all->wish();
            QVERIFY(!QTest::qWaitFor([this] { return m_silent->hasPendingConnections(); }, 200));
            const std::atomic_bool at_once = true;
            QCOMPARE(all->takeTurn(one, at_once).error().kind, core::ProblemKind::Cancelled);
        }
        all->wish();
        QVERIFY(isBeingCalled());
    }

    /// The console: beside its rounds over nodes, in its turn, and not once it has none.
    void aSessionReadsThemByItself()
    {
        add(u"reports"_s);
        const auto session = service::makeSession(m_world->store(), makeFixedHasher);
        QSignalSpy changed(session->mailboxes(), &service::Mailboxes::changed);
        service::CollectorTurn other(m_world->store().path());
        QVERIFY(other.take());
        session->fleet()->setRounds(std::chrono::seconds(1));
        QTRY_COMPARE_WITH_TIMEOUT(session->fleet()->collector().who, service::CollectorState::Who::Other, 20'000);
        QCOMPARE(row(u"reports"_s).tried, 0);
        other.giveBack();
        QTRY_VERIFY_WITH_TIMEOUT(row(u"reports"_s).error, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
        QCOMPARE(session->fleet()->collector().who, service::CollectorState::Who::Us);
    }

    void aPullIsAJobOfItsOwn()
    {
        const fleet::Mailbox one = add(u"reports"_s);
        const auto session = service::makeSession(m_world->store(), makeFixedHasher);
        QSignalSpy given(session->mailboxes()->giveSecret(one, secretOf("x"), false), &service::Job::finished);
        QVERIFY(given.wait(20'000));
        service::MailboxPullJob *job = session->mailboxes()->pull(one);
        QVERIFY(session->jobs().contains(job));
        QCOMPARE(session->mailboxes()->pull(one), job);
        QCOMPARE(session->mailboxes()->pulling(u"reports"_s), job);
        QVERIFY(isBeingCalled());
        QSignalSpy finished(job, &service::Job::finished);
        job->cancel();
        QVERIFY(finished.wait(20'000));
        QCOMPARE(job->outcome().error().kind, core::ProblemKind::Cancelled);
        QVERIFY(!session->mailboxes()->pulling(u"reports"_s));
    }

    /// Nothing is dialled: what came could not be kept.
    void aReadOnlyStoreDialsNobody()
    {
        const fleet::Mailbox one = add(u"reports"_s);
        QVERIFY(m_secrets->give(one, secretOf("x"), false));
        const auto store = store::Store::open(m_world->store().path(), store::OpenMode::ReadOnly);
        QVERIFY(store);
        const auto session = service::makeSession(*store, makeFixedHasher);
        QList<bool> went;
        for (service::Job *job : QList<service::Job *> { session->mailboxes()->pull(one), session->mailboxes()->test(one, secretOf("x")), session->mailboxes()->save(one, u"reports"_s), session->mailboxes()->remove(u"reports"_s) })
            connect(job, &service::Job::finished, this, [&went, job] { went << job->outcome().has_value(); });
        QTRY_COMPARE_WITH_TIMEOUT(went.size(), 4, 20'000);
        QVERIFY(!went.contains(true));
        QVERIFY(!m_silent->hasPendingConnections());
    }
};

QTEST_GUILESS_MAIN(TestServiceMailboxes)
#include "tst_service_mailboxes.moc"
