// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "models/store/store.h"
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

namespace {

/// What a key holds: "text", "time", "number", "truth", "texts", "error"; with "?": or null.
using Shape = QList<std::pair<QString, QString>>;

const Shape nodeKeys { { u"name"_s, u"text"_s }, { u"mta"_s, u"text"_s }, { u"route"_s, u"text"_s }, { u"host"_s, u"text"_s }, { u"port"_s, u"number"_s }, { u"user"_s, u"text"_s },
    { u"log"_s, u"texts"_s }, { u"host_key"_s, u"text"_s }, { u"last_heard"_s, u"time?"_s }, { u"error"_s, u"error?"_s } };
const Shape roundKeys { { u"node"_s, u"text"_s }, { u"ok"_s, u"truth"_s }, { u"error"_s, u"error?"_s }, { u"lines"_s, u"number"_s }, { u"events"_s, u"number"_s }, { u"snapshot_id"_s, u"number?"_s } };

bool isOf(const QString &type, const QJsonValue &value)
{
    static const QRegularExpression rfc3339(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"_s);
    if (type.endsWith(u'?'))
        return value.isNull() || isOf(type.chopped(1), value);
    if (type == u"time")
        return rfc3339.match(value.toString()).hasMatch();
    if (type == u"error")
        return value[u"kind"_s].isString() && value[u"text"_s].isString() && !value[u"text"_s].toString().isEmpty();
    if (type == u"texts") {
        const QJsonArray list = value.toArray();
        return value.isArray() && std::all_of(list.begin(), list.end(), [](const QJsonValue &one) { return one.isString(); });
    }
    return type == u"text" ? value.isString() : type == u"number" ? value.isDouble() : type == u"truth" && value.isBool();
}

/// Of each row of a list, what it lacks or has as something else; empty where all is as agreed.
QString difference(const Ran &ran, const QString &list, const Shape &shape, qsizetype rows)
{
    const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();
    const QJsonArray found = answer[list].toArray();
    if (!answer[list].isArray() || found.size() != rows)
        return u"%1: %2 row(s): %3%4"_s.arg(list).arg(found.size()).arg(QString::fromUtf8(ran.out), QString::fromUtf8(ran.err));
    for (const QJsonValue row : found)
        for (const auto &[key, type] : shape)
            if (!row.toObject().contains(key) || !isOf(type, row[key]))
                return u"%1.%2 is no %3: %4"_s.arg(list, key, type, QString::fromUtf8(ran.out));
    return {};
}

} // namespace

/// The verbs of the fleet answer with the keys and types that scripts rely on, and with the exit codes.
class TestCtlContract final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;

    [[nodiscard]] QString store() const { return m_folder->path(u"fleet.bw"_s); }
    /// As a script runs it: no terminal, so JSON without being asked for.
    [[nodiscard]] Ran run(const QStringList &verb) const
    {
        return test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringList { u"--store"_s, store() } + verb, {},
            { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u"config"_s), u"DBUS_SESSION_BUS_ADDRESS="_s, u"SSH_AUTH_SOCK="_s });
    }
    [[nodiscard]] Ran add(const QString &name, const QString &log) const { return run({ u"fleet"_s, u"add"_s, name, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, log }); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_folder->write(u"mail.log"_s, "2026-11-23T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C9A: removed\n2026-11-23T10:00:01.000000+00:00 mx1 postfix/qm");
        const Ran added = add(u"here"_s, m_folder->path(u"mail.log"_s));
        QCOMPARE(added.exitCode, 0);
        QCOMPARE(difference(added, u"nodes"_s, nodeKeys, 1), QString());
    }

    void fleetNamesItsNodes()
    {
        QCOMPARE(add(u"gone"_s, u"/nonexistent/mail.log"_s).exitCode, 1);
        QCOMPARE(run({ u"collect"_s }).exitCode, 1); // one of two was read: an error, and a time when it was heard
        const Ran listed = run({ u"fleet"_s, u"list"_s });
        QCOMPARE(difference(listed, u"nodes"_s, nodeKeys, 2), QString());
        const QJsonArray nodes = QJsonDocument::fromJson(listed.out)[u"nodes"_s].toArray();
        QVERIFY(nodes[0][u"error"_s].isObject() && nodes[0][u"last_heard"_s].isNull());
        QVERIFY(nodes[1][u"error"_s].isNull() && nodes[1][u"last_heard"_s].isString());
        for (const QString &name : { u"here"_s, u"gone"_s }) {
            QCOMPARE(difference(run({ u"fleet"_s, u"show"_s, name }), u"nodes"_s, nodeKeys, 1), QString());
            const Ran tested = run({ u"fleet"_s, u"test"_s, name });
            QVERIFY2(tested.exitCode == 1 || (tested.exitCode == 0 && name == u"here"), tested.err.constData()); // 1 where no Postfix runs here
            QCOMPARE(difference(tested, u"nodes"_s, nodeKeys, 1), QString());
            QCOMPARE(QJsonDocument::fromJson(tested.out)[u"nodes"_s][0][u"name"_s].toString(), name);
            QVERIFY2(QJsonDocument::fromJson(tested.out)[u"steps"_s].isArray(), tested.out.constData());
        }
        QCOMPARE(run({ u"fleet"_s, u"show"_s, u"nobody"_s }).exitCode, 3);
        QCOMPARE(difference(run({ u"fleet"_s, u"remove"_s, u"gone"_s }), u"nodes"_s, nodeKeys, 1), QString());
        QCOMPARE(difference(run({ u"fleet"_s, u"remove"_s, u"here"_s, u"--purge"_s }), u"nodes"_s, nodeKeys, 0), QString());
    }

    /// One that is not reached: its answer has the same shape, and the code says it.
    void aNodeOutOfReach()
    {
        m_folder->write(u"list.csv"_s, "name,host,port,user,log\nmx1,127.0.0.1,1,root,/var/log/mail.log\n");
        QCOMPARE(run({ u"fleet"_s, u"import"_s, m_folder->path(u"list.csv"_s) }).exitCode, 0);
        const Ran tested = run({ u"fleet"_s, u"test"_s, u"mx1"_s });
        QCOMPARE(tested.exitCode, 3);
        QCOMPARE(difference(tested, u"nodes"_s, nodeKeys, 1), QString());
        const Ran collected = run({ u"collect"_s, u"--node"_s, u"mx1"_s });
        QCOMPARE(collected.exitCode, 3);
        QCOMPARE(difference(collected, u"nodes"_s, roundKeys, 1), QString());
        const QJsonValue node = QJsonDocument::fromJson(collected.out)[u"nodes"_s][0];
        QVERIFY(node[u"ok"_s] == false && node[u"error"_s][u"kind"_s] == u"unreachable"_s && node[u"lines"_s] == 0);
    }

    void anImportNamesItsNodes()
    {
        const Shape imported { { u"name"_s, u"text"_s }, { u"mta"_s, u"text"_s }, { u"route"_s, u"text"_s }, { u"host"_s, u"text"_s }, { u"port"_s, u"number"_s }, { u"user"_s, u"text"_s },
            { u"log"_s, u"texts"_s }, { u"state"_s, u"text"_s }, { u"text"_s, u"text"_s }, { u"line"_s, u"number?"_s } };
        m_folder->write(u"list.csv"_s, "name,host\nmx1,mx1.example.com\nmx2,mx2.example.com\nhere,mx3.example.com\n");
        for (const QString &preview : { u"--preview"_s, QString() }) {
            const Ran ran = run(QStringList { u"fleet"_s, u"import"_s, m_folder->path(u"list.csv"_s) } + (preview.isEmpty() ? QStringList() : QStringList { preview }));
            QCOMPARE(ran.exitCode, 1); // one has the name of another
            QCOMPARE(difference(ran, u"nodes"_s, imported, 3), QString());
            const QJsonArray nodes = QJsonDocument::fromJson(ran.out)[u"nodes"_s].toArray();
            QCOMPARE(nodes[0][u"state"_s].toString(), preview.isEmpty() ? u"added"_s : u"new"_s);
            QCOMPARE(nodes[2][u"state"_s].toString(), u"same_name"_s);
        }
    }

    /// Whole lines count; what has not ended waits.
    void aRoundTellsOfEachNode()
    {
        const Ran ran = run({ u"collect"_s });
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(difference(ran, u"nodes"_s, roundKeys, 1), QString());
        const QJsonValue node = QJsonDocument::fromJson(ran.out)[u"nodes"_s][0];
        QVERIFY2(node[u"node"_s] == u"here"_s && node[u"ok"_s] == true && node[u"error"_s].isNull() && node[u"lines"_s] == 1 && node[u"events"_s] == 1, ran.out.constData());
        const Ran again = run({ u"collect"_s }); // the snapshot in force, also where none was taken
        QCOMPARE(QJsonDocument::fromJson(again.out)[u"nodes"_s][0][u"snapshot_id"_s].isNull(), node[u"snapshot_id"_s].isNull());
    }

    void snapshotsTellOldAndNew()
    {
        std::int64_t ids[2] {};
        {
            const auto opened = store::Store::open(store(), store::OpenMode::ReadWrite);
            QVERIFY(opened);
            const auto node = store::findNode(*opened, u"here"_s, {});
            QVERIFY(node);
            for (int i = 0; i < 2; ++i) {
                const QByteArray settings = i == 0 ? "mynetworks = 127.0.0.0/8\nrelayhost = a\n" : "relayhost = b\nsoft_bounce = yes\n";
                const auto id = store::keepSnapshot(*opened, node->id, { (1'795'600'000 + i * 3600) * core::microsPerSecond, u"Postfix"_s, u"3.7.11"_s, { { u"postfix.settings"_s, fleet::SectionKind::Settings, settings, {}, false } } });
                QVERIFY(id);
                ids[i] = *id;
            }
        }
        const Ran listed = run({ u"snapshots"_s, u"list"_s, u"--node"_s, u"here"_s });
        QCOMPARE(listed.exitCode, 0);
        QCOMPARE(difference(listed, u"snapshots"_s, { { u"id"_s, u"number"_s }, { u"node"_s, u"text"_s }, { u"first"_s, u"time"_s }, { u"last"_s, u"time"_s }, { u"product"_s, u"text"_s }, { u"version"_s, u"text"_s } }, 2), QString());
        const Ran shown = run({ u"snapshots"_s, u"show"_s, QString::number(ids[0]) });
        QCOMPARE(shown.exitCode, 0);
        QCOMPARE(difference(shown, u"sections"_s, { { u"section"_s, u"text"_s }, { u"text"_s, u"text"_s }, { u"problem"_s, u"text?"_s } }, 1), QString());
        const Ran compared = run({ u"snapshots"_s, u"diff"_s, QString::number(ids[0]), QString::number(ids[1]) });
        QCOMPARE(compared.exitCode, 0);
        QCOMPARE(difference(compared, u"changes"_s, { { u"section"_s, u"text"_s }, { u"name"_s, u"text"_s }, { u"kind"_s, u"text"_s }, { u"before"_s, u"text?"_s }, { u"after"_s, u"text?"_s }, { u"default"_s, u"text?"_s }, { u"words"_s, u"text"_s } }, 3), QString());
        QStringList told;
        for (const QJsonValue change : QJsonDocument::fromJson(compared.out)[u"changes"_s].toArray())
            told << change[u"name"_s].toString() + u": "_s + change[u"before"_s].toString(u"-"_s) + u" > "_s + change[u"after"_s].toString(u"-"_s);
        told.sort();
        QCOMPARE(told, (QStringList { u"mynetworks: 127.0.0.0/8 > -"_s, u"relayhost: a > b"_s, u"soft_bounce: - > yes"_s }));
    }
};

QTEST_GUILESS_MAIN(TestCtlContract)
#include "tst_ctl_contract.moc"
