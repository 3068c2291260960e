// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/answerbook.h"
#include "tests/support/scriptedresolver.h"

#include <QTest>

using namespace bw;
using dns::Outcome;
using dns::Question;
using dns::Type;

/// What is not known yet is noted once, and stands as "nobody answered" until it is.
class TestDnsAnswerBook final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnceAndAnswersFromThenOn()
    {
        test::ScriptedResolver script;
        script.add("a.test", Type::A, "192.0.2.1");
        dns::AnswerBook book;
        QVERIFY(!book.hasOpenQuestions());
        QCOMPARE(book.ask("A.test.", Type::A).outcome, Outcome::TimedOut);
        QCOMPARE(book.ask("a.test", Type::A).outcome, Outcome::TimedOut);
        QCOMPARE(book.ask("a.test", Type::Mx).outcome, Outcome::TimedOut);
        QCOMPARE(book.takeWanted(), (std::vector<Question> { { "a.test", Type::A }, { "a.test", Type::Mx } }));
        QVERIFY(book.takeWanted().empty() && book.hasOpenQuestions());
        QVERIFY(book.isOpen("A.test", Type::A) && !book.isOpen("b.test", Type::A));
        book.put(script.ask("a.test", Type::A), 17);
        QVERIFY(!book.isOpen("a.test", Type::A) && book.isOpen("a.test", Type::Mx));
        book.put(script.ask("b.test", Type::A), 18); // nobody asked
        const dns::Answer answer = book.ask("A.TEST", Type::A);
        QCOMPARE(answer.outcome, Outcome::Found);
        QCOMPARE(answer.name, std::string("A.TEST"));
        QCOMPARE(book.timeOf("a.test", Type::A), core::UtcMicros(17));
        QCOMPARE(book.timeOf("b.test", Type::A), core::UtcMicros(0));
        QVERIFY(book.hasOpenQuestions());
        book.put(script.ask("a.test", Type::Mx), 19);
        QVERIFY(!book.hasOpenQuestions() && book.takeWanted().empty());
        QCOMPARE(book.ask("a.test", Type::Mx).outcome, Outcome::NoData);
    }

    /// A name that cannot be is no question, and a book has an end.
    void whatNobodyIsAskedFor()
    {
        dns::AnswerBook book(2);
        QCOMPARE(book.ask("a..b", Type::A).outcome, Outcome::NoName);
        QVERIFY(!book.hasOpenQuestions());
        QVERIFY(book.ask(".", Type::Ns).isUnknown() && book.ask("a.test", Type::A).isUnknown() && book.ask("b.test", Type::A).isUnknown());
        QCOMPARE(book.takeWanted().size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestDnsAnswerBook)
#include "tst_dns_answerbook.moc"
