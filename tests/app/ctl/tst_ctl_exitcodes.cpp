// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctlrun.h"
#include "tests/models/store/queries/storefiller.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using logs::StringKind;
using test::address;
using test::network;
using test::StoreFiller;
using test::utc;

namespace {

const QString from = u"2026-05-04T00:00:00Z"_s, to = u"2026-05-05T00:00:00Z"_s;

/// A day of one node, as time leaves it.
enum class State {
    Quiet, ///< heard, and nothing happened
    Half, ///< of an hour half was heard
    Folded, ///< all but the largest count as "other"
    RowsGone, ///< single messages have left, cells are there
    Gone, ///< of streams, domains and logins nothing is left
    Forgotten, ///< a purge of the node was begun and not finished
};

class Store
{
public:
    explicit Store(State state)
    {
        const auto mx = m_filler.node(u"mx1"_s);
        const auto t = utc("2026-05-04T10:05:00Z");
        m_filler.heard(mx, utc("2026-05-04T00:00:00Z"), state == State::Half ? utc("2026-05-04T10:30:00Z") : utc("2026-05-05T00:00:00Z"));
        if (state != State::Quiet)
            fill(mx, t, state);
        m_filler.seal(mx, t);
        if (state == State::Forgotten)
            m_filler.sql(u"INSERT INTO store_info(key, value) VALUES ('purging.%1', 'mx1')"_s.arg(mx));
        if (state == State::RowsGone || state == State::Gone)
            m_filler.sql(u"DELETE FROM segment; DELETE FROM segment_range; DELETE FROM message; DELETE FROM delivery; DELETE FROM login; "
                         "INSERT OR REPLACE INTO node_counter VALUES (%1, 'segment', 5)"_s.arg(mx));
        if (state == State::Gone)
            for (const auto *table : { "stream_cell", "destination_cell", "login_cell" }) {
                m_filler.sql(u"DELETE FROM %1"_s.arg(QLatin1String(table)));
                m_filler.sql(u"INSERT INTO store_info(key, value) VALUES ('days_gone:%1', '%2')"_s.arg(QLatin1String(table)).arg(utc("2026-05-20T00:00:00Z") / 1000));
            }
    }

    [[nodiscard]] QString path() const { return m_filler.store().path(); }
    /// What cells of logins count can be read no more.
    void spoilLoginCells() { m_filler.sql(u"ALTER TABLE login_cell RENAME COLUMN failed TO spoiled"_s); }

private:
    void fill(std::int64_t mx, core::UtcMicros t, State state)
    {
        const bool isFolded = state == State::Folded;
        const auto domain = m_filler.string(StringKind::Domain, "example.org");
        m_filler.volume(mx, t, { 3, 4, 3, 1, 0, 0, 0, 0 });
        m_filler.destination(mx, t, isFolded ? 0 : domain, 0, 3, { 0, 4, 3, 1, 0, 0, 0, 0 });
        const auto ann = m_filler.login(u"ann"_s);
        m_filler.loginRow(mx, t, ann, address("192.0.2.1"), logs::LoginOutcome::Ok);
        m_filler.loginCell(mx, t, isFolded ? -1 : ann, isFolded ? QByteArray() : network("192.0.2.1"), 0, 0, 1, 0);
        const auto key = m_filler.streamKey(u"news.example"_s, u"ann"_s, network("192.0.2.1"));
        m_filler.stream(mx, t, isFolded ? 0 : key, { 3, 4, 3, 1, 0, 0, 0, 0 });
        const auto number = m_filler.message(mx, { .accepted = t, .queueId = "4Wx1", .stream = key, .login = ann, .client = address("192.0.2.1") });
        m_filler.delivery(mx, number, t + core::microsPerSecond, logs::Outcome::Deferred, "r1", domain);
    }
    StoreFiller m_filler;
};

struct Question
{
    const char *name;
    QStringList arguments;
    /// Exit codes in the order of State; then of a choice that there is not.
    std::array<int, 6> codes;
};

const std::vector<Question> &questions()
{
    static const std::vector<Question> all {
        // Quiet, Half, Folded, RowsGone, Gone, Forgotten
        { "volume", { u"volume"_s }, { 0, 0, 0, 0, 0, 1 } }, // its days stay for ever
        { "volume by hour", { u"volume"_s, u"--by"_s, u"hour"_s }, { 0, 0, 0, 0, 0, 1 } },
        { "volume by domain", { u"volume"_s, u"--by"_s, u"day,domain"_s }, { 0, 0, 0, 0, 1, 1 } },
        { "volume by stream", { u"volume"_s, u"--by"_s, u"stream"_s }, { 0, 0, 0, 0, 1, 1 } },
        { "volume of a domain", { u"volume"_s, u"--domain"_s, u"example.org"_s }, { 0, 0, 1, 0, 1, 1 } },
        { "volume of a login", { u"volume"_s, u"--user"_s, u"ann"_s }, { 0, 0, 1, 0, 1, 1 } },
        { "volume by address", { u"volume"_s, u"--by"_s, u"source"_s }, { 0, 0, 0, 2, 2, 1 } }, // rows alone know it: what is possible is said
        { "logins", { u"logins"_s }, { 0, 0, 0, 0, 1, 1 } },
        { "logins by login", { u"logins"_s, u"--by"_s, u"hour,user"_s }, { 0, 0, 0, 0, 1, 1 } },
        { "logins of one", { u"logins"_s, u"--user"_s, u"ann"_s }, { 0, 0, 1, 0, 1, 1 } },
        { "logins by address", { u"logins"_s, u"--by"_s, u"source"_s }, { 0, 0, 0, 2, 2, 1 } },
        { "logins by kind", { u"logins"_s, u"--by"_s, u"kind"_s }, { 0, 0, 0, 1, 1, 1 } },
        { "attacks", { u"logins"_s, u"attacks"_s }, { 0, 0, 0, 1, 1, 1 } },
        { "risk", { u"logins"_s, u"risk"_s }, { 0, 0, 0, 1, 1, 1 } },
        { "trace", { u"trace"_s, u"--queue-id"_s, u"4Wx1"_s }, { 0, 0, 0, 1, 1, 1 } },
        { "coverage", { u"coverage"_s }, { 0, 0, 0, 0, 0, 1 } },
        { "streams", { u"streams"_s, u"preview"_s, u"--rule"_s, u"News:sender=news.example"_s }, { 0, 0, 0, 0, 1, 1 } },
    };
    return all;
}

test::CtlRun ask(const Store &store, const QStringList &arguments)
{
    return test::ctl(QStringList { u"--store"_s, store.path(), u"--format"_s, u"json"_s } + arguments);
}

} // namespace

/// Every question tells the same things in the same way: 0 whole, also when there is nothing; 1 in part, with a reason; 2 what cannot
/// be asked, with what can.
class TestCtlExitCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionIsAlike_data()
    {
        QTest::addColumn<int>("state");
        for (const auto &[name, state] : { std::pair { "quiet", State::Quiet }, { "half heard", State::Half }, { "folded", State::Folded },
                 { "rows have left", State::RowsGone }, { "all has left", State::Gone }, { "being forgotten", State::Forgotten } })
            QTest::newRow(name) << int(state);
    }
    void everyQuestionIsAlike()
    {
        QFETCH(int, state);
        const Store store { State(state) };
        QStringList wrong;
        for (const auto &question : questions()) {
            const auto run = ask(store, question.arguments + QStringList { u"--from"_s, from, u"--to"_s, to, u"--tz"_s, u"UTC"_s });
            const int code = question.codes[static_cast<std::size_t>(state)];
            const bool isTold = code == 0 || !run.err.isEmpty();
            const auto notes = QJsonDocument::fromJson(run.out).object().value(u"partial"_s).toArray();
            if (run.code != code || !isTold || notes.isEmpty() != (code != 1) || run.out.isEmpty() != (code == 2))
                wrong.append(u"%1: exit %2 instead of %3; %4 %5"_s.arg(QLatin1String(question.name)).arg(run.code).arg(code).arg(QString::fromUtf8(run.err), QString::fromUtf8(run.out.left(300))));
            if (code == 2 && !run.err.contains("Possible"))
                wrong.append(QLatin1String(question.name) + u": does not say what is possible"_s);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// What is not known is null, and no zero.
    void whatHasLeftIsNull()
    {
        const Store gone(State::Gone);
        for (const auto &[arguments, count] : { std::pair { QStringList { u"volume"_s, u"--domain"_s, u"example.org"_s }, u"delivered"_s }, { QStringList { u"logins"_s }, u"ok"_s } }) {
            const auto totals = QJsonDocument::fromJson(ask(gone, arguments + QStringList { u"--from"_s, from, u"--to"_s, to }).out).object().value(u"totals"_s).toObject();
            QVERIFY2(totals.contains(count) && totals.value(count).isNull(), qPrintable(arguments.join(u' ')));
        }
        const Store half(State::Half);
        const auto run = ask(half, { u"volume"_s, u"--by"_s, u"hour"_s, u"--from"_s, from, u"--to"_s, to });
        const auto buckets = QJsonDocument::fromJson(run.out).object().value(u"buckets"_s).toArray();
        QCOMPARE(buckets.size(), 24);
        QCOMPARE(buckets[10].toObject().value(u"coverage"_s).toDouble(), 0.5);
        QVERIFY(buckets[11].toObject().value(u"delivered"_s).isNull());
    }

    /// All of it is in the sum of "other": how much of that was of this domain nobody knows any more.
    void whatWasFoldedIsUnknown()
    {
        const Store folded(State::Folded);
        for (const QStringList &choice : { QStringList { u"--domain"_s, u"example.org"_s }, QStringList { u"--user"_s, u"ann"_s } }) {
            const QStringList arguments = QStringList { u"volume"_s, u"--from"_s, from, u"--to"_s, to } + choice;
            const auto answer = QJsonDocument::fromJson(ask(folded, arguments).out).object();
            for (const QString &part : { u"totals"_s, u"buckets"_s }) {
                const auto figures = part == u"totals"_s ? answer.value(part).toObject() : answer.value(part).toArray().at(0).toObject();
                for (const QString &count : { u"recipients"_s, u"delivered"_s, u"deferred"_s })
                    QVERIFY2(figures.contains(count) && figures.value(count).isNull(), qPrintable(choice.at(0) + u' ' + part + u' ' + count));
                QVERIFY2(figures.value(u"bounced"_s) == 0, qPrintable(part)); // "other" has none either
            }
            const auto inFormat = [&](const QString &format) { return test::ctl(QStringList { u"--store"_s, folded.path(), u"--format"_s, format } + arguments); };
            const auto csv = inFormat(u"csv"_s), table = inFormat(u"table"_s);
            QCOMPARE(csv.code, 1);
            QCOMPARE(table.code, 1);
            const QList<QByteArray> lines = csv.out.trimmed().split('\n');
            const auto column = lines.first().trimmed().split(',').indexOf("delivered");
            QVERIFY(column >= 0);
            QCOMPARE(lines.last().trimmed().split(',').value(column), QByteArray());
            QVERIFY2(table.out.contains("unknown"), table.out.constData());
        }
        const auto byOutcome = QJsonDocument::fromJson(ask(folded, { u"volume"_s, u"--domain"_s, u"example.org"_s, u"--by"_s, u"outcome"_s, u"--from"_s, from, u"--to"_s, to }).out).object();
        QStringList outcomes;
        for (const auto &row : byOutcome.value(u"buckets"_s).toArray())
            outcomes << row.toObject().value(u"outcome"_s).toString();
        QCOMPARE(outcomes, (QStringList { u"accepted"_s, u"delivered"_s, u"deferred"_s }));
    }

    /// What says that a figure is a lower bound, or that nothing is kept of it, is a column wherever JSON has it.
    void csvHasEveryKeyOfJson()
    {
        for (const State state : { State::Half, State::Folded, State::RowsGone, State::Gone }) {
            const Store store(state);
            for (const auto &question : questions()) {
                if (!QStringList { u"volume"_s, u"logins"_s }.contains(question.arguments.first()) || question.codes[std::size_t(state)] == 2)
                    continue;
                const QStringList arguments = question.arguments + QStringList { u"--from"_s, from, u"--to"_s, to };
                const auto json = QJsonDocument::fromJson(ask(store, arguments).out).object();
                const auto csv = test::ctl(QStringList { u"--store"_s, store.path(), u"--format"_s, u"csv"_s } + arguments);
                const QList<QByteArray> columns = csv.out.left(csv.out.indexOf('\r')).split(',');
                QSet<QString> keys;
                for (auto section = json.begin(); section != json.end(); ++section) {
                    if (section.key() != u"buckets"_s) // the rows alone; why a part is missing is on stderr
                        continue;
                    const QJsonArray rows = section->isArray() ? section->toArray() : QJsonArray { *section };
                    for (const auto &row : rows)
                        for (const QString &key : row.toObject().keys())
                            keys.insert(key);
                }
                for (const QString &key : keys)
                    QVERIFY2(columns.contains(key.toUtf8()), qPrintable(arguments.join(u' ') + u": "_s + key + u'\n' + QString::fromUtf8(csv.out)));
            }
        }
    }

    /// "other" is what a program may ask for; a person is told what it is.
    void theRestIsNamedInWords()
    {
        const Store folded(State::Folded);
        for (const auto &[key, words] : { std::pair { u"sender"_s, "other senders (names no longer kept)" }, { u"domain"_s, "other domains (names no longer kept)" } }) {
            const QStringList arguments { u"volume"_s, u"--by"_s, key, u"--from"_s, from, u"--to"_s, to };
            for (const QString &format : { u"csv"_s, u"table"_s }) {
                const auto run = test::ctl(QStringList { u"--store"_s, folded.path(), u"--format"_s, format } + arguments);
                QVERIFY2(run.code == 0 && run.out.contains(words), run.out.constData());
            }
            const auto rows = QJsonDocument::fromJson(ask(folded, arguments).out).object().value(u"buckets"_s).toArray();
            QVERIFY(std::any_of(rows.begin(), rows.end(), [&name = key](const auto &row) { return row.toObject().value(name) == u"other"_s; }));
        }
    }

    /// What cannot be read is a failure with its reason, and no null.
    void aStoreThatCannotBeReadIsNoAnswer()
    {
        Store store(State::RowsGone);
        const QStringList range { u"--from"_s, from, u"--to"_s, to };
        const QStringList byKind = QStringList { u"logins"_s, u"--by"_s, u"kind"_s } + range;
        QCOMPARE(ask(store, byKind).code, 1);
        store.spoilLoginCells();
        for (const QStringList &arguments : { QStringList { u"logins"_s } + range, byKind, QStringList { u"logins"_s, u"--by"_s, u"hour,kind"_s } + range }) {
            const auto run = ask(store, arguments);
            QVERIFY2(run.code == 3 && run.out.isEmpty() && !run.err.isEmpty(), qPrintable(arguments.join(u' ') + QString::number(run.code) + QString::fromUtf8(run.out + run.err)));
        }
    }

    void aChoiceThatThereIsNotIsRefused()
    {
        const Store store(State::Half);
        QStringList wrong;
        for (const auto &question : questions()) {
            for (const QStringList &bad : { QStringList { u"--node"_s, u"nowhere"_s }, QStringList { u"--outcome"_s, u"foo"_s }, QStringList { u"--tz"_s, u"Mars/Olympus"_s },
                     QStringList { u"--from"_s, u"yesterday"_s }, QStringList { u"--source"_s, u"no address"_s }, QStringList { u"--from"_s, to, u"--to"_s, from } }) {
                const auto run = ask(store, question.arguments + bad);
                if (run.code != 2 || !run.out.isEmpty() || run.err.count('\n') != 1)
                    wrong.append(u"%1 %2: exit %3 %4"_s.arg(QLatin1String(question.name), bad.join(u' ')).arg(run.code).arg(QString::fromUtf8(run.err)));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void helpSaysIt()
    {
        const Store store(State::Quiet);
        for (const QStringList &verb : { QStringList { u"volume"_s }, { u"logins"_s }, { u"logins"_s, u"attacks"_s }, { u"logins"_s, u"risk"_s }, { u"trace"_s }, { u"streams"_s, u"preview"_s } })
            QVERIFY2(ask(store, verb + QStringList { u"--help"_s }).out.contains("Exit 1:"), qPrintable(verb.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestCtlExitCodes)
#include "tst_ctl_exitcodes.moc"
