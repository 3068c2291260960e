// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screenshots of every page into sheets: tests/screens/make calls it once for each scale.
//   screens OUTDIR SCALE-NAME [--pages DIR] [--only VARIANT,…] [--page ID]      (QT_SCALE_FACTOR set by the caller)
#include "app/common/language.h"
#include "app/console/pages.h"
#include "models/core/clock.h"
#include "models/service/session.h"
#include "models/store/store.h"
#include "tests/screens/fleetshots.h"
#include "tests/screens/mailshots.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/page/page.h"
#include "ui/shell/exportmenu.h"
#include "ui/shell/window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int thumbnail = 640, edge = 12, caption = 22;

struct Variant
{
    QString name; ///< of the sheet: "light-1280x800"
    QSize size { 1280, 800 };
    ui::Look look = ui::Look::Light;
    QString language = u"en"_s;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

struct Shot
{
    QString caption;
    QImage image;
};

/// Until nothing on the window is loading and its picture stays the same: pages read on other threads, for as long as the
/// machine needs.
void settle(QWidget &window)
{
    constexpr int longest = 60'000, lookEvery = 250, looksAlike = 4;
    QElapsedTimer timer;
    timer.start();
    QImage last;
    for (int alike = 0; alike < looksAlike && timer.elapsed() < longest;) {
        QTest::qWait(lookEvery);
        const QList<ui::Panel *> panels = window.findChildren<ui::Panel *>();
        const bool isLoading = std::any_of(panels.begin(), panels.end(), [](const ui::Panel *panel) { return panel->isVisible() && panel->state() == ui::Panel::State::Loading; });
        QImage image = window.grab().toImage();
        alike = !isLoading && image == last ? alike + 1 : 0;
        last = std::move(image);
    }
}

void savePng(const QImage &image, const QString &path)
{
    image.convertToFormat(QImage::Format_RGB888).save(path, "PNG", 0);
    std::printf("%s\n", qPrintable(path));
}

void saveSheet(const QList<Shot> &shots, const QString &path)
{
    if (shots.isEmpty())
        return;
    const QSize cell(thumbnail, thumbnail * shots.constFirst().image.height() / shots.constFirst().image.width());
    const int columns = 2, rows = int(shots.size() + columns - 1) / columns;
    QImage sheet(columns * (cell.width() + edge) + edge, rows * (cell.height() + edge + caption) + edge, QImage::Format_RGB32);
    sheet.fill(0x808890);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < shots.size(); ++i) {
        const QPoint at(edge + i % columns * (cell.width() + edge), edge + i / columns * (cell.height() + edge + caption));
        painter.setPen(Qt::white);
        painter.drawText(QRect(at, QSize(cell.width(), caption)), Qt::AlignVCenter, shots.at(i).caption);
        QImage image = shots.at(i).image;
        image.setDevicePixelRatio(1);
        painter.drawImage(at + QPoint(0, caption), image.scaled(cell, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    }
    painter.end();
    savePng(sheet, path);
}

void importPartial(test::TestDesk &desk, const core::Clock &clock)
{
    // Two pieces with a lost stretch between them, and lines that no grammar knows; reports of all days but one.
    const test::WorkFolder folder;
    static_cast<void>(test::importReports(desk, folder, clock));
    const core::UtcMicros now = clock.now();
    int number = 0;
    for (const auto &[hoursAgo, messages] : { std::pair { 47, 900 }, std::pair { 20, 1100 } }) {
        const QString path = desk.folder() + u"/mail.log.%1"_s.arg(++number);
        QFile file(path);
        if (!file.open(QFile::WriteOnly))
            return;
        file.write(test::postfixLog(now - hoursAgo * core::microsPerHour, messages, 60));
        file.write(test::strangeLines(u"mx1"_s, now - hoursAgo * core::microsPerHour + (messages - 30) * core::microsPerMinute, 30));
        file.close();
        ingest::ImportOptions options;
        options.node = u"mx1"_s;
        options.paths = { path };
        desk.session()->importLogs(options);
        test::waitForJobs(desk.session());
    }
}

/// What pages ask goes wrong, though the store itself is whole.
void breakQuestions(const test::TestDesk &desk)
{
    const QString name = u"meddle"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(desk.session()->store().path());
        if (database.open())
            for (const QString &table : { u"volume_cell"_s, u"message"_s, u"login_cell"_s, u"coverage_day"_s, u"aside"_s, u"destination_cell"_s, u"refusal_cell"_s, u"login"_s, u"dmarc_record"_s, u"tls_policy"_s, u"complaint"_s, u"mailbox"_s, u"source_rule"_s, u"look"_s })
                QSqlQuery(database).exec(u"ALTER TABLE %1 RENAME TO gone_%1"_s.arg(table));
    }
    QSqlDatabase::removeDatabase(name);
}

class Studio final
{
public:
    Studio(QApplication &application, ui::Theme &theme, QString out, QString pages, QString only, QString page)
        : m_application(application)
        , m_theme(theme)
        , m_out(std::move(out))
        , m_pages(std::move(pages))
        , m_only(std::move(only))
        , m_page(std::move(page))
    {
    }

    [[nodiscard]] bool wants(const QString &name) const { return m_only.isEmpty() || m_only.split(u',').contains(name); }

    void shoot(const Variant &variant, test::TestDesk &desk)
    {
        const auto opened = windowOf(variant, desk);
        if (!opened)
            return;
        shell::Window &window = *opened;
        QList<Shot> shots;
        for (const shell::PageEntry &page : window.pages()) {
            if (!m_page.isEmpty() && page.id != m_page)
                continue;
            window.showPage(page.id);
            settle(window);
            take(shots, window, variant, page.id, page.title);
            if (openInside(window, page.id)) {
                settle(window);
                take(shots, window, variant, page.id + u"-open"_s, page.title);
                window.closeSidePanel();
            }
            if (page.id == u"mailauth")
                shootMailAuth(shots, window, variant, page.title);
        }
        saveSheet(shots, QDir(m_out).filePath(variant.name + u".png"_s));
    }

    /// The pictures that pages export, as they stand in somebody's report.
    void shootExports(const Variant &variant, test::TestDesk &desk)
    {
        const auto opened = windowOf(variant, desk);
        if (!opened)
            return;
        shell::Window &window = *opened;
        QList<Shot> shots;
        for (const shell::PageEntry &entry : window.pages()) {
            window.showPage(entry.id);
            settle(window);
            for (const ui::ExportItem &item : window.currentPage()->exports())
                if (item.suffix == u"png"_s)
                    add(shots, QImage::fromData(item.make(shell::exportNote(*window.currentPage(), desk.session()->store().path(), window.format(), true))), variant, entry.id, entry.title);
        }
        saveSheet(shots, QDir(m_out).filePath(variant.name + u".png"_s));
    }

    void shootFirstStart(const QList<Variant> &variants)
    {
        if (!wants(u"first-start"_s))
            return;
        QList<Shot> shots;
        for (const Variant &variant : variants) {
            app::installLanguage(m_application, variant.language);
            m_theme.setLook(variant.look);
            test::TestDesk desk(m_clock);
            shell::Window window(desk, m_clock, app::pages(), {});
            window.resize(variant.size);
            window.show();
            if (QTest::qWaitForWindowExposed(&window))
                settle(window);
            take(shots, window, variant, u"first-start"_s, variant.name);
        }
        saveSheet(shots, QDir(m_out).filePath(u"first-start.png"_s));
    }

    /// Dialogs of a page, and the page in states of its own.
    template <typename Scene>
    void shootScene(const Variant &variant, Scene &scene, test::TestDesk &desk)
    {
        const auto opened = windowOf(variant, desk);
        if (!opened)
            return;
        shell::Window &window = *opened;
        QList<Shot> shots;
        const auto fitAndSettle = [&window](QWidget &widget) {
            if (widget.height() > window.height())
                widget.resize(widget.width(), window.height()); // as on a screen that is no larger
            settle(widget);
        };
        scene.show(window, fitAndSettle, [&](QWidget &seen, const QString &name, const QString &title) {
            const QImage image = onWindow(window, seen);
            if (!m_pages.isEmpty())
                savePng(image, QDir(m_pages).filePath(variant.name + u'-' + name + u".png"_s));
            shots << Shot { title + u" · "_s + variant.name, image };
        });
        saveSheet(shots, QDir(m_out).filePath(variant.name + u".png"_s));
    }

private:
    /// Two weeks of reports, tab by tab, the rows of the first source, the first day of failures, and a rule that is tried.
    void shootMailAuth(QList<Shot> &shots, shell::Window &window, const Variant &variant, const QString &title)
    {
        store::Filter wide = window.currentPage()->filter();
        wide.range.from = wide.range.to - 14 * core::microsPerDay;
        for (const QString &tab : { u"domains"_s, u"failures"_s, u"reports"_s, u"tls"_s, u"complaints"_s, u"sources"_s }) {
            window.openPage(u"mailauth"_s, wide, { { u"tab"_s, tab } });
            settle(window);
            take(shots, window, variant, u"mailauth-"_s + tab, title);
        }
        for (const auto &[tab, name, picture] : { std::tuple(u"sources"_s, u"authSourcesTable"_s, u"mailauth-rows"_s), std::tuple(u"failures"_s, u"failuresTable"_s, u"mailauth-failure-day"_s) }) {
            auto *table = window.findChild<ui::DataTable *>(name);
            if (!table || table->model()->rowCount() == 0)
                continue;
            window.openPage(u"mailauth"_s, wide, { { u"tab"_s, tab } });
            settle(window);
            Q_EMIT table->opened(table->sourceIndex(table->model()->index(0, 0)));
            settle(window);
            take(shots, window, variant, picture, title);
            window.closeSidePanel();
        }
        window.openPage(u"settings"_s, wide, { { u"section"_s, u"sources"_s }, { u"newSource"_s, QVariantMap { { u"name"_s, u"CRM"_s }, { u"network"_s, u"198.51.100.0/24"_s } } } });
        settle(window);
        window.findChild<QPushButton *>(u"trySourceRulesButton"_s)->click();
        settle(window);
        if (auto *preview = window.findChild<QWidget *>(u"sourcePreview"_s))
            for (auto *scroll : window.currentPage()->findChildren<QScrollArea *>(u"pageScrollArea"_s))
                scroll->ensureWidgetVisible(preview);
        settle(window);
        take(shots, window, variant, u"settings-sources"_s, title);
        if (auto *remove = window.findChild<QToolButton *>(u"removeSourceRuleButton0"_s))
            remove->click();
    }

    /// The fleet admin's window, with nothing remembered; none where the variant is not wanted.
    std::unique_ptr<shell::Window> windowOf(const Variant &variant, test::TestDesk &desk)
    {
        if (!wants(variant.name))
            return {};
        app::installLanguage(m_application, variant.language);
        QApplication::setLayoutDirection(variant.direction);
        m_theme.setLook(variant.look);
        config::Settings settings = desk.settings();
        settings.persona = config::Persona::FleetAdmin;
        settings.windowStates.clear();
        desk.changeSettings(settings);
        auto window = std::make_unique<shell::Window>(desk, m_clock, app::pages(), shell::Window::Options {});
        window->resize(variant.size);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            return {};
        settle(*window);
        return window;
    }

    /// A dialog as it stands over its window.
    static QImage onWindow(shell::Window &window, QWidget &seen)
    {
        QImage image = window.grab().toImage();
        if (&seen == &window)
            return image;
        const QPixmap dialog = seen.grab();
        QPainter painter(&image);
        painter.fillRect(QRect(QPoint(), window.size()), QColor(0, 0, 0, 110));
        painter.drawPixmap(QPoint((window.width() - seen.width()) / 2, std::max(0, (window.height() - seen.height()) / 2)), dialog);
        return image;
    }

    /// What opens inside a page: a span of the chart, a message, the attacks by rule. False where there is nothing to open.
    static bool openInside(shell::Window &window, const QString &page)
    {
        if (page == u"volume") {
            auto *chart = window.findChild<ui::Page *>(u"volumePage"_s)->findChild<charts::TimeChart *>(u"volumeChart"_s);
            const int count = chart->data().count();
            if (count < 8)
                return false;
            const core::TimeRange span { chart->data().bucket(count / 2).from, chart->data().bucket(count / 2 + 2).to };
            chart->setSelection(span);
            Q_EMIT chart->spanSelected(span);
            return true;
        }
        if (page == u"messages") {
            const auto *table = window.findChild<ui::DataTable *>(u"messagesTable"_s);
            // The message with the most to tell of the first page.
            QModelIndex best;
            int most = 0;
            for (int row = 0; row < table->source()->rowCount(); ++row) {
                const auto &message = static_cast<itemmodels::MessagesItemModel *>(table->source())->message(table->source()->index(row, 0));
                const int tells = 3 * (message.bounced + message.deferred) + message.delivered + (message.login.isEmpty() ? 0 : 1);
                if (tells > most) {
                    most = tells;
                    best = table->source()->index(row, 0);
                }
            }
            if (!best.isValid())
                return false;
            window.openMessage(best.data(itemmodels::MessagesItemModel::IdRole).toLongLong());
            return true;
        }
        if (page == u"fleet" || page == u"posture") {
            auto *table = window.findChild<ui::DataTable *>(page + u"Table"_s);
            const int row = page == u"posture" ? 1 : 0; // below the head of its group
            if (table->model()->rowCount() <= row)
                return false;
            Q_EMIT table->opened(table->sourceIndex(table->model()->index(row, 0)));
            return true;
        }
        auto *link = page == u"logins" ? window.findChild<QPushButton *>(u"attacksLink"_s) : nullptr;
        if (!link || !link->isVisible())
            return false;
        link->click();
        return true;
    }

    void take(QList<Shot> &shots, shell::Window &window, const Variant &variant, const QString &page, const QString &title)
    {
        add(shots, window.grab().toImage(), variant, page, title);
    }

    void add(QList<Shot> &shots, const QImage &image, const Variant &variant, const QString &page, const QString &title)
    {
        if (!m_pages.isEmpty())
            savePng(image, QDir(m_pages).filePath(variant.name + u'-' + page + u".png"_s));
        shots << Shot { title + u" · "_s + variant.name, image };
    }

    QApplication &m_application;
    ui::Theme &m_theme;
    core::SystemClock m_clock;
    QString m_out, m_pages, m_only, m_page;
};

QList<Variant> sceneVariants(const QString &scene, const QString &scale)
{
    if (scale != u"100")
        return { { scene + u"-light-"_s + scale, { 1280, 720 } } };
    return { { scene + u"-light"_s }, { scene + u"-dark"_s, { 1280, 800 }, ui::Look::Dark }, { scene + u"-1024x700"_s, { 1024, 700 } }, { scene + u"-german"_s, { 1280, 800 }, ui::Look::Light, u"de"_s } };
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: screens OUTDIR SCALE-NAME [--pages DIR]\n");
        return 2;
    }
    const QString out = arguments.at(1), scale = arguments.at(2);
    const auto option = [&arguments](const QString &name) {
        const qsizetype at = arguments.indexOf(name);
        return at > 0 ? arguments.value(at + 1) : QString();
    };
    const QString pages = option(u"--pages"_s);
    for (const QString &folder : { out, pages })
        if (!folder.isEmpty())
            QDir().mkpath(folder);
    QApplication::setCursorFlashTime(0); // a picture that blinks never settles
    ui::Theme theme(application, ui::Look::Light);
    core::SystemClock clock;
    const QString only = option(u"--only"_s);
    Studio studio(application, theme, out, pages, only, option(u"--page"_s));

    if (only.isEmpty() || only.startsWith(u"fleet-"_s)) {
        test::TestDesk desk(clock);
        test::FleetScene scene(desk, clock);
        if (!scene.isReady())
            return 1;
        for (const Variant &variant : sceneVariants(u"fleet"_s, scale))
            studio.shootScene(variant, scene, desk);
    }
    if (only.isEmpty() || only.startsWith(u"mail-"_s)) {
        test::TestDesk desk(clock);
        test::MailScene scene(desk, clock);
        if (!scene.isReady())
            return 1;
        for (const Variant &variant : sceneVariants(u"mail"_s, scale))
            studio.shootScene(variant, scene, desk);
    }
    if (only.startsWith(u"fleet-"_s) || only.startsWith(u"mail-"_s))
        return 0;
    test::TestDesk demo(clock);
    demo.setDemoSize(16, 5000);
    demo.openDemo(u"Europe/Paris"_s);
    if (!demo.session() || !test::waitForJobs(demo.session(), 600'000))
        return 1;
    if (scale != u"100") {
        studio.shoot({ u"light-"_s + scale, { 1280, 720 } }, demo);
        return 0;
    }
    studio.shoot({ u"light-1280x800"_s }, demo);
    studio.shootExports({ u"exports"_s }, demo);
    studio.shootExports({ u"exports-german-dark"_s, { 1024, 700 }, ui::Look::Dark, u"de"_s }, demo);
    studio.shoot({ u"dark-1280x800"_s, { 1280, 800 }, ui::Look::Dark }, demo);
    studio.shoot({ u"light-1024x700"_s, { 1024, 700 } }, demo);
    studio.shoot({ u"german-1280x800"_s, { 1280, 800 }, ui::Look::Light, u"de"_s }, demo);
    studio.shoot({ u"german-1024x700"_s, { 1024, 700 }, ui::Look::Light, u"de"_s }, demo);
    {
        test::TestDesk empty(clock);
        empty.openOrCreateStore(empty.defaultStorePath(), u"Europe/Paris"_s);
        studio.shoot({ u"empty"_s }, empty);
    }
    {
        test::TestDesk partial(clock);
        partial.openOrCreateStore(partial.defaultStorePath(), u"Europe/Paris"_s);
        importPartial(partial, clock);
        studio.shoot({ u"partial"_s }, partial);
        studio.shoot({ u"partial-dark"_s, { 1280, 800 }, ui::Look::Dark }, partial);
    }
    studio.shoot({ u"right-to-left"_s, { 1280, 800 }, ui::Look::Light, u"en"_s, Qt::RightToLeft }, demo);
    {
        test::TestDesk broken(clock);
        broken.openOrCreateStore(broken.defaultStorePath(), u"Europe/Paris"_s);
        importPartial(broken, clock);
        breakQuestions(broken);
        studio.shoot({ u"error"_s }, broken);
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
    studio.shootFirstStart({ { u"light"_s }, { u"dark"_s, { 1280, 800 }, ui::Look::Dark }, { u"small"_s, { 1024, 700 } }, { u"german"_s, { 1280, 800 }, ui::Look::Light, u"de"_s } });
    return 0;
}
