// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/fleetshots.h"

#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/segmentedchoice.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {

constexpr int longest = 20'000;

fleet::Snapshot snapshotAt(core::UtcMicros time, const QByteArray &settings, const QByteArray &services, const QByteArray &version)
{
    using fleet::SectionKind;
    return { time, u"Postfix"_s, QString::fromUtf8(version),
        { { u"postfix.version"_s, SectionKind::Text, version, {}, false }, { u"postfix.settings"_s, SectionKind::Settings, settings, {}, false },
            { u"postfix.defaults"_s, SectionKind::Settings, "default_process_limit = 100\nmynetworks = 127.0.0.0/8\nsmtpd_client_message_rate_limit = 0\nsmtp_tls_mandatory_protocols = >=TLSv1\n", {}, false },
            { u"postfix.services"_s, SectionKind::Services, services, {}, false }, { u"host.listeners"_s, SectionKind::Text, {}, u"ss: permission denied"_s, false } } };
}

} // namespace

FleetScene::FleetScene(TestDesk &desk, const core::Clock &clock)
    : m_desk(desk)
    , m_clock(clock)
    , m_keyPort(freePort())
    , m_passwordPort(freePort())
{
    desk.openOrCreateStore(desk.defaultStorePath(), u"Europe/Paris"_s);
    static_cast<void>(runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, m_folder.path(u"host"_s) }));
    static_cast<void>(runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, m_folder.path(u"user"_s) }));
    m_folder.write(u"files/0/mail.log"_s, ordinaryMail(u"mx-fr-4"_s, core::floorTo(clock.now(), core::microsPerHour) - 5 * core::microsPerHour, 4, 10));
    const QStringList arguments { u"--host-key"_s, m_folder.path(u"host"_s), u"--files"_s, m_folder.path(u"files"_s), u"--nodes"_s, u"1"_s, u"--port"_s };
    m_keyServer = std::make_unique<Program>(QStringLiteral(BW_BINARY_DIR "/tests/simfleet"), arguments + QStringList { QString::number(m_keyPort) });
    m_passwordServer = std::make_unique<Program>(QStringLiteral(BW_BINARY_DIR "/tests/simfleet"), arguments + QStringList { QString::number(m_passwordPort), u"--password"_s, u"battery staple"_s });
    m_isReady = waitUntil([this] { return m_keyServer->readOut().contains("ready"); }) && waitUntil([this] { return m_passwordServer->readOut().contains("ready"); }) && fill();
}

bool FleetScene::fill()
{
    const core::UtcMicros now = m_clock.now(), hour = core::floorTo(now, core::microsPerHour);
    const store::Store &store = m_desk.session()->store();
    struct Sketch
    {
        QString name, group, tags, error, text;
        int hours;
    };
    const Sketch sketches[] { { u"mx-de-1"_s, u"Outbound, Germany"_s, u"prod"_s, {}, {}, 40 }, { u"mx-de-2"_s, u"Outbound, Germany"_s, u"prod"_s, {}, {}, 40 },
        { u"mx-fr-1"_s, u"Outbound, France"_s, u"prod eu-west"_s, {}, {}, 40 }, { u"mx-fr-2"_s, u"Outbound, France"_s, u"prod eu-west"_s, u"secret_missing"_s, u"mx-fr-2 did not let breakwater in: not known here: the passphrase of /home/kim/.ssh/id_ed25519"_s, 30 },
        { u"mx-fr-3"_s, u"Outbound, France"_s, u"prod eu-west"_s, u"host_key_changed"_s, u"The host key of mx-fr-3.mta.example:22 has changed to ssh-ed25519 SHA256:FPVXN2Wkz0Qe3mTYg7hB9uJd1sLc5oR8xKi4vAyZq6E"_s, 20 },
        { u"edge-1"_s, u"Edge"_s, u"legacy"_s, u"unreachable"_s, u"edge-1.mta.example:22 refused the connection"_s, 12 }, { u"lab-1"_s, {}, {}, {}, {}, 8 } };
    for (const Sketch &sketch : sketches) {
        const QString path = m_folder.path(sketch.name + u".log"_s);
        m_folder.write(sketch.name + u".log"_s, ordinaryMail(sketch.name, hour - 40 * core::microsPerHour, sketch.hours, 30));
        ingest::ImportOptions options;
        options.node = sketch.name;
        options.paths = { path };
        m_desk.session()->importLogs(options);
        if (!waitForJobs(m_desk.session()))
            return false;
        if (sketch.name == u"lab-1")
            continue; // by hand
        fleet::Node node;
        node.name = sketch.name;
        node.route = fleet::RouteKind::Ssh;
        node.host = sketch.name + u".mta.example"_s;
        node.user = u"breakwater"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        node.group = sketch.group;
        node.tags = sketch.tags.split(u' ', Qt::SkipEmptyParts);
        if (!store::saveNode(store, node, node.name, m_clock))
            return false;
        const auto row = store::findNode(store, node.name, {});
        if (!row)
            return false;
        store::RoundRow round { .time = now - 20 * core::microsPerSecond, .wasRead = sketch.error.isEmpty(), .lag = core::microsPerSecond, .clockOffset = 0, .hostKey = {}, .product = u"Postfix"_s, .version = u"3.7.11"_s, .error = {} };
        if (!sketch.error.isEmpty())
            round.error = store::NodeErrorRow { now - 4 * core::microsPerHour, 0, now, sketch.error, sketch.text };
        fleet::QueueSample queue;
        queue.time = now - core::microsPerMinute;
        queue.messages = 812;
        queue.bytes = 4'000'000;
        queue.byQueue = { { u"deferred"_s, 800 }, { u"active"_s, 12 } };
        queue.byAge = { 10, 2, 0, 800, 0, 0, 0 };
        queue.reasons = { { u"451 4.7.1 greylisted, try again later"_s, 700 }, { u"connect to mx.example.net[198.51.100.7]:25: Connection timed out"_s, 100 } };
        if (!store::noteRounds(store, { { row->id, round } }) || (sketch.error.isEmpty() && !store::keepQueueSample(store, row->id, queue)))
            return false;
        const QByteArray services = "smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\npickup unix n - y 60 1 pickup\n";
        if (!store::keepSnapshot(store, row->id, snapshotAt(now - 2 * core::microsPerDay, "default_process_limit = 100\nmynetworks = 127.0.0.0/8\nmyhostname = " + sketch.name.toUtf8() + "\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n", services, "3.7.10"))
            || !store::keepSnapshot(store, row->id, snapshotAt(now - core::microsPerDay, "default_process_limit = 200\nmynetworks = 127.0.0.0/8 192.0.2.0/24\nmyhostname = " + sketch.name.toUtf8() + "\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\nsmtpd_client_message_rate_limit = 100\n", services, "3.7.11")))
            return false;
    }
    return true;
}

/// The dialog of a new node with its test ended.
void FleetScene::testNode(shell::Window &window, int port, const std::function<void(QDialog &)> &seen)
{
    window.trigger(u"addNode"_s);
    QDialog *form = nullptr;
    if (!QTest::qWaitFor([&] { return (form = shownDialog(&window, u"nodeDialog"_s)) != nullptr; }, longest))
        return;
    const std::pair<QString, QString> texts[] { { u"hostLineEdit"_s, u"127.1.0.1"_s }, { u"nodeNameLineEdit"_s, u"mx-fr-4"_s }, { u"userLineEdit"_s, u"breakwater"_s }, { u"logsLineEdit"_s, u"/var/log/mail.log"_s },
        { u"keyFileLineEdit"_s, port == m_passwordPort ? QString() : m_folder.path(u"user"_s) } };
    for (const auto &[field, text] : texts) {
        form->findChild<QLineEdit *>(field)->clear();
        QTest::keyClicks(form->findChild<QLineEdit *>(field), text);
    }
    form->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(port);
    form->findChild<QComboBox *>(u"routeComboBox"_s)->setCurrentIndex(1); // SFTP: the server has no mail system to show
    auto *test = form->findChild<QPushButton *>(u"testConnectionButton"_s);
    test->click();
    static_cast<void>(QTest::qWaitFor([&] { return test->isEnabled(); }, longest));
    seen(*form);
    form->reject();
}

void FleetScene::show(shell::Window &window, const std::function<void(QWidget &)> &settle, const Take &take)
{
    const auto see = [&](QWidget &widget, const QString &name) {
        settle(widget);
        take(widget, u"fleet-"_s + name, name);
    };
    window.openPage(u"fleet"_s, {}, { { u"view"_s, u"nodes"_s } });
    see(window, u"table"_s);
    window.openPage(u"fleet"_s, {}, { { u"view"_s, u"nodes"_s }, { u"node"_s, u"mx-fr-3"_s } });
    see(window, u"node"_s);
    window.openPage(u"fleet"_s, {}, { { u"view"_s, u"nodes"_s }, { u"node"_s, u"mx-fr-2"_s } });
    see(window, u"password-needed"_s);
    window.closeSidePanel();
    const auto row = store::findNode(m_desk.session()->store(), u"mx-de-1"_s, {});
    const auto snapshots = row ? store::listSnapshots(m_desk.session()->store(), row->id, { 0, INT64_MAX }, {}) : core::Result<QList<store::SnapshotRow>>();
    if (snapshots && snapshots->size() == 2) {
        const qint64 before = snapshots->last().id, after = snapshots->first().id;
        window.openPage(u"fleet"_s, {}, { { u"view"_s, u"comparison"_s }, { u"before"_s, before }, { u"after"_s, after } });
        see(window, u"comparison"_s);
        if (auto *way = window.findChild<ui::SegmentedChoice *>(u"comparisonWay"_s)) {
            way->setCurrent(1);
            Q_EMIT way->chosen(1);
            see(window, u"comparison-diff"_s);
            way->setCurrent(0);
            Q_EMIT way->chosen(0);
        }
        window.openPage(u"fleet"_s, {}, { { u"view"_s, u"snapshot"_s }, { u"snapshot"_s, after }, { u"title"_s, u"mx-de-1"_s } });
        see(window, u"snapshot"_s);
    }
    window.openPage(u"fleet"_s, {}, { { u"view"_s, u"nodes"_s } });
    QFile::remove(m_desk.folder() + u"/known_hosts"_s);
    testNode(window, m_keyPort, [&](QDialog &form) {
        see(form, u"host-key"_s);
        form.findChild<QPushButton *>(u"trustButton"_s)->click();
        auto *save = form.findChild<QPushButton *>(u"saveNodeButton"_s);
        static_cast<void>(QTest::qWaitFor([save] { return save->isEnabled(); }, longest));
        see(form, u"test-passed"_s);
        form.findChild<QPushButton *>(u"accessLink"_s)->click();
        if (QDialog *access = shownDialog(&window, u"accessDialog"_s)) {
            see(*access, u"access"_s);
            access->reject();
        }
    });
    testNode(window, freePort(), [&](QDialog &form) { see(form, u"test-failed"_s); });
    QFile::remove(m_desk.folder() + u"/known_hosts"_s);
    testNode(window, m_passwordPort, [&](QDialog &form) {
        form.findChild<QPushButton *>(u"trustButton"_s)->click();
        QDialog *question = nullptr;
        if (QTest::qWaitFor([&] { return (question = shownDialog(&window, u"secretDialog"_s)) != nullptr; }, longest)) {
            see(*question, u"secret"_s);
            question->reject();
            see(form, u"secret-refused"_s);
        }
    });
    m_folder.write(u"inventory.csv"_s, "name,host,port,group\nmx-fr-1,mx-fr-1.mta.example,22,\"Outbound, France\"\nmx-it-1,mx-it-1.mta.example,22,\"Outbound, Italy\"\nmx-it-2,mx-it-2.mta.example,22,\"Outbound, Italy\"\nmx-it-3,mx-it-2.mta.example,22,\nbad name!,-oProxy,22,\n");
    window.findChild<QPushButton *>(u"fleetImportButton"_s)->click();
    if (auto *action = window.findChild<QAction *>(u"importNodesAction"_s))
        action->trigger();
    if (QWidget *menu = QApplication::activePopupWidget())
        menu->close();
    if (QDialog *import = shownDialog(&window, u"importNodesDialog"_s)) {
        import->findChild<QLineEdit *>(u"nodeListLineEdit"_s)->setText(m_folder.path(u"inventory.csv"_s));
        const auto *tree = import->findChild<QTreeWidget *>(u"nodeOffersTree"_s);
        static_cast<void>(QTest::qWaitFor([tree] { return tree->topLevelItemCount() > 0; }, longest));
        see(*import, u"import"_s);
        import->reject();
    }
    auto *table = window.findChild<ui::DataTable *>(u"fleetTable"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Delete);
    if (QDialog *remove = shownDialog(&window, u"removeDialog"_s)) {
        see(*remove, u"remove"_s);
        remove->reject();
    }
}

} // namespace bw::test
