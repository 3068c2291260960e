// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/mailboxtable.h"
#include "models/store/journal.h"
#include "tests/support/manualclock.h"
#include "tests/support/workfolder.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;
using Uids = std::vector<std::uint32_t>;

/// Mailboxes by name, and how far each folder was read.
class TestStoreMailbox : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::optional<store::Store> m_store;
    test::ManualClock m_clock;

    static fleet::Mailbox mailbox()
    {
        fleet::Mailbox one = *fleet::mailboxFromUrl(u"imap://ann%40example.org@imap.example.org:1143/Reports"_s);
        one.name = u"reports"_s;
        one.moveTo = u"Archive/Größe"_s;
        one.marksSeen = true;
        one.caFile = u"/etc/ca.pem"_s;
        one.passwordFile = u"/etc/secret"_s;
        one.login = fleet::MailboxLogin::OAuth;
        one.oauth = { u"https://a.example/device"_s, u"https://a.example/token"_s, u"client"_s, u"mail"_s };
        return one;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_store = *store::Store::create(m_folder->path(u"a.bw"_s), { .homeZone = u"UTC"_s, .keyId = u"k"_s }, m_clock);
    }

    void oneIsNamedAndForgotten()
    {
        QVERIFY(store::saveMailbox(*m_store, mailbox(), {}, m_clock));
        QCOMPARE(store::saveMailbox(*m_store, mailbox(), {}, m_clock).error().kind, ProblemKind::Conflict);
        QCOMPARE(*store::findMailbox(*m_store, u"reports"_s, {}), mailbox());
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).read, 0);
        const QString place = fleet::placeOf(mailbox());
        QVERIFY(store::setMailboxCursor(*m_store, place, 7, 20, {}));
        QVERIFY(store::noteMailboxRead(*m_store, place, 5'000'000));
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).read, 5'000'000);
        QVERIFY(store::removeMailbox(*m_store, u"reports"_s, m_clock));
        QCOMPARE(store::removeMailbox(*m_store, u"reports"_s, m_clock).error().kind, ProblemKind::Missing);
        QCOMPARE(store::findMailbox(*m_store, u"reports"_s, {}).error().kind, ProblemKind::Missing);
        QCOMPARE(store::mailboxCursor(*m_store, place, {})->lastUid, 20U); // named again it goes on
        QCOMPARE(store::readJournal(*m_store)->size(), 2);
    }

    void oneIsChanged()
    {
        QVERIFY(store::saveMailbox(*m_store, mailbox(), {}, m_clock));
        auto other = mailbox();
        other.name = u"other"_s;
        other.folder = u"Other"_s;
        QVERIFY(store::saveMailbox(*m_store, other, {}, m_clock));
        auto changed = mailbox();
        changed.name = u"dmarc"_s;
        changed.host = u"mail.example.org"_s;
        changed.moveTo.clear();
        QVERIFY(store::saveMailbox(*m_store, changed, u"reports"_s, m_clock));
        QCOMPARE(*store::findMailbox(*m_store, u"dmarc"_s, {}), changed);
        QCOMPARE(store::findMailbox(*m_store, u"reports"_s, {}).error().kind, ProblemKind::Missing);
        QCOMPARE(*store::findMailbox(*m_store, u"other"_s, {}), other);
        changed.name = u"again"_s;
        QCOMPARE(store::saveMailbox(*m_store, changed, u"reports"_s, m_clock).error().kind, ProblemKind::Missing);
        changed.name = u"other"_s;
        QCOMPARE(store::saveMailbox(*m_store, changed, u"dmarc"_s, m_clock).error().kind, ProblemKind::Conflict);
        changed.name.clear();
        QCOMPARE(store::saveMailbox(*m_store, changed, u"dmarc"_s, m_clock).error().kind, ProblemKind::Usage);
    }

    void whatTheLastTryCameToIsAFact()
    {
        QVERIFY(store::saveMailbox(*m_store, mailbox(), {}, m_clock));
        const QString place = fleet::placeOf(mailbox());
        const store::MailboxError error { u"denied"_s, u"The server refused the login"_s, u"why"_s, u"imap.example.org"_s, u"Look at it."_s };
        QVERIFY(store::noteMailboxTry(*m_store, place, 5'000'000, error));
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).tried, 5'000'000);
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).error, error);
        QVERIFY(store::noteMailboxTry(*m_store, place, 6'000'000, {}));
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).tried, 6'000'000);
        QVERIFY(!store::listMailboxes(*m_store, {})->at(0).error);
        QVERIFY(store::noteMailboxTry(*m_store, place, 7'000'000, error));
        QVERIFY(store::saveMailbox(*m_store, mailbox(), u"reports"_s, m_clock)); // it may be another password now
        QCOMPARE(store::listMailboxes(*m_store, {})->at(0).tried, 0);
        QVERIFY(!store::listMailboxes(*m_store, {})->at(0).error);
    }

    void whatCannotBeIsRefused()
    {
        auto wrong = mailbox();
        wrong.oauth.tokenUrl = u"http://a.example/token"_s;
        QCOMPARE(store::saveMailbox(*m_store, wrong, {}, m_clock).error().kind, ProblemKind::Usage);
        wrong = mailbox();
        wrong.moveTo = wrong.folder;
        QCOMPARE(store::saveMailbox(*m_store, wrong, {}, m_clock).error().kind, ProblemKind::Usage);
        wrong = mailbox();
        wrong.name = u"imaps://a@b/c"_s;
        QCOMPARE(store::saveMailbox(*m_store, wrong, {}, m_clock).error().kind, ProblemKind::Usage);
        QVERIFY(store::listMailboxes(*m_store, {})->isEmpty());
    }

    void theCursorGoesOn()
    {
        const QString place = u"imaps://a@h/INBOX"_s, other = u"imaps://b@h/INBOX"_s;
        QCOMPARE(*store::mailboxCursor(*m_store, place, {}), store::MailboxCursor());
        QVERIFY(store::setMailboxCursor(*m_store, place, 4'000'000'000U, 4'294'967'295U, { 3, 2 }));
        QVERIFY(store::setMailboxCursor(*m_store, place, 4'000'000'000U, 4'294'967'295U, { 3, 9 }));
        QVERIFY(store::setMailboxCursor(*m_store, other, 1, 1, { 1 }));
        QCOMPARE(*store::mailboxCursor(*m_store, place, {}), (store::MailboxCursor { 4'000'000'000U, 4'294'967'295U, Uids { 2, 3, 9 } }));
        QVERIFY(store::noteMoved(*m_store, place, { 2, 9 }));
        QCOMPARE(store::mailboxCursor(*m_store, place, {})->toMove, Uids { 3 });
        QVERIFY(store::setMailboxCursor(*m_store, place, 5, 1, { 1 })); // numbered anew: the old numbers mean nothing
        QCOMPARE(*store::mailboxCursor(*m_store, place, {}), (store::MailboxCursor { 5, 1, Uids { 1 } }));
        QCOMPARE(store::mailboxCursor(*m_store, other, {})->toMove, Uids { 1 });
    }
};

QTEST_GUILESS_MAIN(TestStoreMailbox)
#include "tst_store_mailbox.moc"
