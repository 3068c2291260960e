// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/nodeimport.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::transport;

namespace {

fleet::Node usual()
{
    fleet::Node node;
    node.route = fleet::RouteKind::Ssh;
    node.logs = { u"/var/log/mail.log"_s };
    node.user = u"breakwater"_s;
    return node;
}

} // namespace

class TestTransportNodeImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSshConfig()
    {
        constexpr std::string_view text = "Host mx1 mx2\n  HostName %h.example.com\n  User mail\nHost mx2\n  Port 2222\n  ProxyCommand nc %h %p\nHost *.example.net !x\n  Port 7\nHost -bad\nHost *\n  ProxyJump bastion\n";
        const auto inventory = readInventory(text, usual(), {}, true);
        QVERIFY(inventory);
        QCOMPARE(inventory->kind, InventoryKind::SshConfig);
        QCOMPARE(inventory->entries.size(), 3);
        const fleet::Node &second = inventory->entries.at(1).node;
        QCOMPARE(second.name, u"mx2"_s);
        QCOMPARE(second.host, u"mx2"_s); // looked up anew in the desk's own file
        QCOMPARE(second.port, 2222);
        QCOMPARE(second.user, u"mail"_s);
        QCOMPARE(second.jump, u"bastion"_s);
        QVERIFY(second.keyFile.isEmpty());
        QVERIFY(!inventory->entries.at(2).problem.isEmpty());
        QCOMPARE(inventory->entries.at(2).line, 9);
        QCOMPARE(inventory->notes.size(), 1);
        QVERIFY2(inventory->notes.front().contains(u"6"_s) && inventory->notes.front().contains(u"ProxyCommand"_s), qPrintable(inventory->notes.front()));
        QCOMPARE(readInventory(text, usual(), {}, false)->entries.front().node.host, u"mx1.example.com"_s); // somebody else's file
    }

    void readsAnsible()
    {
        constexpr std::string_view text = R"({
  "_meta": {"hostvars": {
    "mx1": {"ansible_host": "192.0.2.1", "ansible_port": 2222, "ansible_user": "ops", "ansible_ssh_private_key_file": "/k/id", "ansible_ssh_common_args": "-J ops@bastion"},
    "mx2": {"ansible_ssh_common_args": "-o ProxyCommand='nc %h %p'", "ansible_password": "planted-secret"},
    "mx3": {"ansible_port": "none"},
    "mx4": {"ansible_ssh_common_args": "-o ProxyJump=b1,b2"}
  }},
  "all": {"children": ["mail", "ungrouped"]},
  "mail": {"children": ["mx", "out"]},
  "mx": {"hosts": ["mx1", "mx2"]},
  "out": {"hosts": ["mx1", "mx3"]},
  "ungrouped": {"hosts": ["mx4"]}
})";
        const auto inventory = readInventory(text, usual());
        QVERIFY(inventory);
        QCOMPARE(inventory->kind, InventoryKind::Ansible);
        QCOMPARE(inventory->entries.size(), 4);
        const fleet::Node &first = inventory->entries.front().node;
        QCOMPARE(first.host, u"192.0.2.1"_s);
        QCOMPARE(first.port, 2222);
        QCOMPARE(first.user, u"ops"_s);
        QCOMPARE(first.keyFile, u"/k/id"_s);
        QCOMPARE(first.jump, u"ops@bastion"_s);
        QCOMPARE(first.group, u"mx"_s);
        QCOMPARE(first.tags, (QStringList { u"mail"_s, u"out"_s }));
        QCOMPARE(first.logs, usual().logs);
        QCOMPARE(inventory->entries.front().line, 3);
        const fleet::Node &second = inventory->entries.at(1).node;
        QVERIFY(second.jump.isEmpty()); // what would run is not read
        QCOMPARE(second.user, u"breakwater"_s);
        QCOMPARE(inventory->notes.size(), 1);
        QVERIFY(!inventory->entries.at(2).problem.isEmpty());
        QCOMPARE(inventory->entries.at(2).line, 5);
        QCOMPARE(inventory->entries.at(3).node.jump, u"b1,b2"_s);
        QVERIFY(inventory->entries.at(3).node.group.isEmpty());
    }

    void readsCsv()
    {
        constexpr std::string_view text = "\xef\xbb\xbfName;Host;Port;Tags;Log;Colour\nmx1;192.0.2.1;22;a b;/l/1;red\n\"mx 2\";\"mx2.example.com\";2222;;\"/l/1;/l/2\";\nmx3;;99999;;;\nmx4;-oProxyCommand=id;22;;;\n";
        const auto inventory = readInventory(text, usual());
        QVERIFY(inventory);
        QCOMPARE(inventory->kind, InventoryKind::Csv);
        QCOMPARE(inventory->entries.size(), 4);
        QCOMPARE(inventory->entries.at(0).node.tags, (QStringList { u"a"_s, u"b"_s }));
        QCOMPARE(inventory->entries.at(0).node.logs, QStringList { u"/l/1"_s });
        QCOMPARE(inventory->entries.at(1).node.name, u"mx 2"_s);
        QCOMPARE(inventory->entries.at(1).node.logs, (QStringList { u"/l/1"_s, u"/l/2"_s }));
        QCOMPARE(inventory->entries.at(2).line, 4);
        QVERIFY(!inventory->entries.at(2).problem.isEmpty());
        QVERIFY(!inventory->entries.at(3).problem.isEmpty()); // never an option
        QCOMPARE(inventory->notes.size(), 1);
    }

    /// What an inventory says of keys is of the computer that imports it.
    void keyFilesAreInTheHome()
    {
        const QString home = QDir::homePath();
        const auto ansible = readInventory(R"({"_meta":{"hostvars":{"mx1":{"ansible_ssh_private_key_file":"~/.ssh/id"},"mx2":{"ansible_ssh_private_key_file":"keys/id"}}}})", usual());
        QVERIFY(ansible);
        QCOMPARE(ansible->entries.at(0).node.keyFile, home + u"/.ssh/id"_s);
        QVERIFY(ansible->entries.at(0).problem.isEmpty());
        QVERIFY2(ansible->entries.at(1).problem.contains(u"keys/id"_s), qPrintable(ansible->entries.at(1).problem));
        const auto csv = readInventory("name,host,key\nmx1,mx1,~/.ssh/id\nmx2,mx2,/k/~/id\nmx3,mx3,~ann/id\n", usual());
        QVERIFY(csv);
        QCOMPARE(csv->entries.at(0).node.keyFile, home + u"/.ssh/id"_s);
        QCOMPARE(csv->entries.at(1).node.keyFile, u"/k/~/id"_s);
        QVERIFY(!csv->entries.at(2).problem.isEmpty());
    }

    void saysWhereItIsBad()
    {
        const auto broken = readInventory("{\n \"all\": {\n  \"hosts\": [,]\n}}", usual());
        QVERIFY(!broken);
        QVERIFY2(broken.error().where.contains(u'3'), qPrintable(broken.error().where));
        const auto headless = readInventory("mx1,192.0.2.1\nmx2,192.0.2.2\n", usual());
        QVERIFY(!headless);
        QCOMPARE(headless.error().kind, core::ProblemKind::Malformed);
        const auto open = readInventory("name,host\n\"mx1,192.0.2.1\n", usual());
        QVERIFY(open && !open->entries.front().problem.isEmpty() && open->entries.front().line == 2);
        QVERIFY(readInventory("", usual()).error().kind == core::ProblemKind::Malformed);
        QVERIFY(readInventory(std::string(17 * 1024 * 1024, 'x'), usual()).error().kind == core::ProblemKind::TooLarge);
    }

    /// Each host by its own line, in whatever order a list of some size has them. (Looking each up from the start of the text
    /// read 5,000 × 15 MB.)
    void namesTheLinesOfManyHosts_data()
    {
        QTest::addColumn<bool>("isSorted");
        QTest::newRow("sorted") << true;
        QTest::newRow("backwards") << false;
    }
    void namesTheLinesOfManyHosts()
    {
        QFETCH(bool, isSorted);
        constexpr int hosts = 5'000;
        const auto name = [](int i) { return "mx" + std::to_string(10'000 + i); };
        const std::string filling(2'900, 'x');
        std::string text = "{\"_meta\": {\"hostvars\": {\n", members;
        for (int n = 0; n < hosts; ++n) {
            const int i = isSorted ? n : hosts - 1 - n;
            const std::string comma = n + 1 < hosts ? "," : "";
            // The text of another host in a text, and a quote that ends none.
            text += '"' + name(i) + "\": {\"ansible_port\": 22, \"note\": \"\\\"" + name((i + 1) % hosts) + "\\\" " + filling + "\"}" + comma + '\n';
            members += '"' + name(i) + '"' + comma;
        }
        text += "}}, \"mail\": {\"hosts\": [" + members + "]}}\n";
        QVERIFY(text.size() > 14'000'000);
        const auto inventory = readInventory(text, usual());
        QVERIFY(inventory);
        QCOMPARE(inventory->entries.size(), qsizetype(hosts));
        for (int i = 0; i < hosts; ++i) {
            const auto &entry = inventory->entries.at(i);
            QCOMPARE(entry.node.name.toStdString(), name(i));
            QCOMPARE(entry.line, 2 + (isSorted ? i : hosts - 1 - i));
            QVERIFY(entry.problem.isEmpty() && entry.node.group == u"mail");
        }
    }

    /// A parent of itself ends.
    void circlesEnd()
    {
        const auto inventory = readInventory(R"({"a":{"hosts":["mx1"],"children":["b"]},"b":{"children":["a"]}})", usual());
        QVERIFY(inventory);
        QCOMPARE(inventory->entries.front().node.group, u"a"_s);
        QCOMPARE(inventory->entries.front().node.tags, QStringList { u"b"_s });
    }
};

QTEST_APPLESS_MAIN(TestTransportNodeImport)
#include "tst_transport_nodeimport.moc"
