// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/pagewindow.h"

#include "app/console/pages.h"
#include "models/service/session.h"
#include "ui/common/datatable.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {

class Log final
{
public:
    explicit Log(const QString &host)
        : m_host(host.toLatin1())
    {
    }
    void line(core::UtcMicros at, const char *process, const QByteArray &text)
    {
        const auto time = QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000+00:00'"_s).toLatin1();
        m_lines.insert(at, time + ' ' + m_host + " postfix/" + process + "[250]: " + text + '\n');
    }
    /// A session of its own: a good login counts once a session.
    void accept(core::UtcMicros at, const QByteArray &id, const QByteArray &client, const QByteArray &login, const QByteArray &sender)
    {
        line(at - 1000, "smtpd", "connect from client.example[" + client + ']');
        line(at + 3000, "smtpd", "disconnect from client.example[" + client + "] ehlo=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=6");
        line(at, "smtpd", id + ": client=client.example[" + client + "], sasl_method=PLAIN, sasl_username=" + login);
        line(at + 1000, "cleanup", id + ": message-id=<" + id + '@' + m_host + ">");
        line(at + 2000, "qmgr", id + ": from=<" + sender + ">, size=4321, nrcpt=1 (queue active)");
    }
    void end(core::UtcMicros at, const QByteArray &id, const QByteArray &recipient, const QByteArray &dsn, const QByteArray &what, const QByteArray &delay = "0.5")
    {
        line(at, "smtp", id + ": to=<" + recipient + ">, relay=mx." + recipient.mid(recipient.indexOf('@') + 1) + "[198.51.100.1]:25, delay=" + delay + ", delays=0.1/0/0.2/0.2, dsn=" + dsn + ", status=" + what);
    }
    void remove(core::UtcMicros at, const QByteArray &id) { line(at, "qmgr", id + ": removed"); }
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray all;
        for (const QByteArray &one : m_lines)
            all += one;
        return all;
    }

private:
    QByteArray m_host;
    QMultiMap<core::UtcMicros, QByteArray> m_lines; ///< a log is written in order of time
};

QByteArray queueId(const QString &host, int number)
{
    return QByteArray::number(0x4A0000000LL + (qHash(host) & 0xff) * 0x1000000LL + number, 16).toUpper();
}

} // namespace

QDialog *shownDialog(const QWidget *window, const QString &name)
{
    for (QDialog *one : window->findChildren<QDialog *>(name))
        if (one->isVisible())
            return one;
    return nullptr;
}

void keepPicture(QWidget *shown, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
        shown->grab().save(QDir(folder).filePath(name + u".png"_s));
}

QByteArray ordinaryMail(const QString &host, core::UtcMicros start, int hours, int perHour)
{
    Log log(host);
    const QByteArray domains[] { "example.net", "example.net", "example.net", "example.org", "mail.example" };
    for (int i = 0; i < hours * perHour; ++i) {
        const core::UtcMicros at = start + core::UtcMicros(i) * core::microsPerHour / perHour;
        const QByteArray id = queueId(host, i);
        const QByteArray recipient = 'r' + QByteArray::number(i) + '.' + host.toLatin1() + '@' + domains[i % 5];
        log.accept(at, id, "192.0.2.10", "app@example.com", i % 4 == 0 ? "post@shop.example" : "letter@news.example");
        core::UtcMicros ended = at + 500'000;
        if (i % 20 == 7) {
            log.end(ended, id, recipient, "5.1.1", "bounced (host mx[198.51.100.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))");
        } else {
            if (i % 20 == 11) {
                log.end(ended, id, recipient, "4.7.1", "deferred (host mx[198.51.100.1] said: 451 4.7.1 greylisted (in reply to RCPT TO command))");
                ended += 600 * core::microsPerSecond;
            }
            log.end(ended, id, recipient, "2.0.0", "sent (250 2.0.0 OK)", QByteArray::number(double(ended - at) / 1e6));
        }
        log.remove(ended + 1000, id);
    }
    return log.bytes();
}

QByteArray takeover(const QString &host, core::UtcMicros start, int messages)
{
    Log log(host);
    int number = 500'000;
    const auto send = [&](core::UtcMicros at, const QByteArray &client) {
        const QByteArray id = queueId(host, ++number);
        log.accept(at, id, client, "ops@example.com", "ops@example.com");
        log.end(at + 400'000, id, "victim" + QByteArray::number(number) + "@example.org", "2.0.0", "sent (250 2.0.0 OK)");
        log.remove(at + 401'000, id);
    };
    for (int i = 0; i < 12 * 6; ++i)
        send(start + 2 * i * core::microsPerHour + core::microsPerMinute, "192.0.2.30");
    const core::UtcMicros attack = start + (6 * 24 + 1) * core::microsPerHour;
    for (int i = 0; i < 40; ++i)
        log.line(attack + i * 30 * core::microsPerSecond, "smtpd", "warning: unknown[203.0." + QByteArray::number(i % 20) + ".5]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=ops@example.com");
    for (int i = 0; i < messages; ++i)
        send(attack + 21 * core::microsPerMinute + i * 30 * core::microsPerMinute / messages, "203.0.113.77");
    return log.bytes();
}

QByteArray strangeLines(const QString &host, core::UtcMicros start, int lines)
{
    Log log(host);
    for (int i = 0; i < lines; ++i)
        log.line(start + i * core::microsPerMinute, "smtpd", "something that nobody has ever logged, number " + QByteArray::number(i));
    return log.bytes();
}

PageWindow::PageWindow()
    : m_desk(std::make_unique<TestDesk>(m_clock))
{
    hour = m_clock.now() / core::microsPerHour * core::microsPerHour - core::microsPerHour;
    config::Settings settings = m_desk->settings();
    settings.persona = config::Persona::FleetAdmin;
    settings.homeZone = u"UTC"_s;
    m_desk->changeSettings(settings);
    m_desk->openOrCreateStore(m_desk->defaultStorePath(), u"UTC"_s);
}

PageWindow::~PageWindow() = default;

const store::Store &PageWindow::store() const
{
    return session()->store();
}

bool PageWindow::import(const QString &node, const QByteArray &log)
{
    const QString path = m_desk->folder() + u'/' + node + u".log"_s;
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(log) != log.size())
        return false;
    file.close();
    ingest::ImportOptions options;
    options.node = node;
    options.paths = { path };
    service::ImportJob *job = session()->importLogs(options);
    return waitForJobs(session()) && job->outcome().has_value();
}

void PageWindow::show()
{
    m_window = std::make_unique<shell::Window>(*m_desk, m_clock, app::pages(), shell::Window::Options {});
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void PageWindow::forget()
{
    m_window.reset();
}

ui::Page *PageWindow::open(const QString &id)
{
    m_window->closeSidePanel();
    m_window->showWholeRange();
    m_window->openPage(id, {});
    ui::Page *page = m_window->currentPage();
    answered(page);
    QTest::qWait(50);
    return page;
}

bool PageWindow::answered(const ui::Page *page, const QString &before) const
{
    return QTest::qWaitFor([page, before] { return !page->answer().isEmpty() && page->answer() != before; }, 20'000);
}

QStringList PageWindow::texts(const ui::DataTable *table, int column)
{
    QStringList all;
    const QAbstractItemModel *model = table->model();
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, column).data().toString();
    return all;
}

QList<QStringList> PageWindow::csvRows(const QByteArray &csv)
{
    QList<QStringList> rows;
    for (const QString &line : QString::fromUtf8(csv).split(u"\r\n"_s, Qt::SkipEmptyParts)) {
        QStringList cells { QString() };
        bool quoted = false;
        for (const QChar c : line) {
            if (c == u'"')
                quoted = !quoted;
            else if (c == u',' && !quoted)
                cells << QString();
            else
                cells.last() += c;
        }
        rows << cells;
    }
    return rows;
}

QByteArray PageWindow::exported(const ui::Page *page, const QString &suggestedName, const QString &suffix)
{
    for (const ui::ExportItem &item : page->exports())
        if (item.suggestedName == suggestedName && item.suffix == suffix)
            return item.make(u"a note"_s);
    return {};
}

namespace {

void collectNameless(QAccessibleInterface *one, QStringList &nameless, int depth)
{
    if (!one || !one->isValid() || depth > 40)
        return;
    const QAccessible::State state = one->state();
    if (state.invisible)
        return;
    // Cells are many, and a table says them by their sentence: the first of each column stands for them.
    const bool isCell = one->role() == QAccessible::Cell;
    if (state.focusable && !isCell && one->text(QAccessible::Name).isEmpty())
        nameless << (one->object() ? QString::fromLatin1(one->object()->metaObject()->className()) + u' ' + one->object()->objectName() : u"role %1"_s.arg(int(one->role())));
    const int children = one->role() == QAccessible::Table ? std::min(one->childCount(), 60) : one->childCount();
    for (int i = 0; i < children; ++i)
        collectNameless(one->child(i), nameless, depth + 1);
}

} // namespace

QStringList PageWindow::withoutName(QWidget *page)
{
    QStringList nameless;
    collectNameless(QAccessible::queryAccessibleInterface(page), nameless, 0);
    return nameless;
}

QStringList PageWindow::doubleMnemonics(const QWidget *window)
{
    QMap<QString, QStringList> users;
    const auto add = [&users](const QString &text) {
        if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
            users[key.toString()] << text;
    };
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            add(label->text());
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            add(group->title());
        else if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            for (const QAction *action : bar->actions())
                add(action->text());
    }
    QStringList twice;
    for (auto it = users.cbegin(); it != users.cend(); ++it)
        if (it->size() > 1)
            twice << it.key() + u": "_s + it->join(u", "_s);
    return twice;
}

QByteArray PageWindow::written(const ui::Page *page, const QString &suggestedName) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const std::atomic_bool stop = false;
    for (const ui::ExportItem &item : page->exports())
        if (item.suggestedName == suggestedName && item.makeWriter)
            if (const core::Done done = item.makeWriter(u"a note"_s)(buffer, stop); !done)
                qWarning("%s", qPrintable(done.error().oneLine()));
    return buffer.data();
}

bool PageWindow::meddle(const QString &sql) const
{
    const QString name = u"meddle"_s;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(store().path());
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
        if (database.open()) {
            QSqlQuery query(database);
            done = query.exec(sql);
            if (!done)
                qWarning("%s", qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

QStringList PageWindow::walk(QWidget *page, QWidget *first) const
{
    QStringList names;
    first->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 60; ++i) {
        QWidget *here = QApplication::focusWidget();
        if (!here || !page->isAncestorOf(here) || (i > 0 && here == first))
            break;
        names << (here->objectName().isEmpty() ? here->accessibleName() : here->objectName());
        QTest::keyClick(here, Qt::Key_Tab);
    }
    return names;
}

} // namespace bw::test
