// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/exportmenu.h"

#include "models/core/blocking.h"
#include "models/service/session.h"
#include "ui/common/filedialog.h"
#include "ui/common/messagebox.h"
#include "ui/page/page.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

/// Holds tr() of this file.
class Export final
{
    Q_DECLARE_TR_FUNCTIONS(bw::shell::Export)
public:
    static QString note(const ui::Page &page, const QString &storePath, const ui::Format &format, bool isPicture)
    {
        const store::Filter &filter = page.filter();
        QStringList parts { tr("%1 of %2").arg(page.title(), storePath.section(u'/', -1)),
                            page.isOfEverything() ? tr("everything that is kept")
                                                  : tr("%1 to %2 in %3").arg(format.fullStamp(filter.range.from), format.fullStamp(filter.range.to), QString::fromLatin1(format.zone().id())) };
        const auto add = [&parts](const QString &name, const QStringList &values) {
            if (!values.isEmpty())
                parts << name + u": "_s + values.join(u", "_s);
        };
        add(tr("nodes"), filter.nodes.isEmpty() ? QStringList(tr("all", "nodes")) : filter.nodes);
        add(tr("streams"), filter.streams);
        add(tr("destinations"), filter.domains);
        add(tr("sender domains"), filter.senders);
        add(tr("logins"), filter.users);
        add(tr("sources"), filter.sources);
        add(tr("outcomes"), filter.outcomes);
        add(tr("mechanisms"), filter.mechanisms);
        add(tr("services"), filter.services);
        if (const auto heard = page.heardShare())
            parts << (*heard < ui::wholeRange ? tr("heard: %1, counts are lower bounds") : tr("heard: %1")).arg(format.percent(*heard));
        if (!isPicture)
            parts << tr("times of rows: UTC");
        parts << tr("exported %1").arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
        return parts.join(u"; "_s);
    }

    /// A name that tells what is in the file. \p asked: what was chosen, with whatever suffix.
    static QString rightName(const QString &asked, const QString &suffix)
    {
        const QFileInfo info(asked);
        if (info.suffix().compare(suffix, Qt::CaseInsensitive) == 0)
            return asked;
        const bool isOfOurs = info.suffix().compare(u"csv"_s, Qt::CaseInsensitive) == 0 || info.suffix().compare(u"png"_s, Qt::CaseInsensitive) == 0;
        return (isOfOurs ? info.path() + u'/' + info.completeBaseName() : asked) + u'.' + suffix;
    }

    /// Whole or not at all. \p isNew: nobody was asked whether the file may be overwritten.
    static core::Done write(const QString &path, bool isNew, const std::function<core::Done(QIODevice &)> &fill)
    {
        core::willBlock("write an export");
        if (isNew && QFileInfo::exists(path))
            return core::fail({ core::ProblemKind::Usage, tr("The file was not written: there is one of this name."), {}, QDir::toNativeSeparators(path), tr("Choose another name.") });
        QSaveFile file(path);
        file.setDirectWriteFallback(false);
        if (file.open(QIODevice::WriteOnly)) {
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            if (core::Done filled = fill(file); !filled)
                return filled;
            if (file.commit())
                return {};
        }
        return core::fail({ core::ProblemKind::Denied, tr("The file could not be written."), file.errorString(), QDir::toNativeSeparators(path),
                            tr("Choose another folder, or free some space.") });
    }

    static void save(QWidget *window, ui::Page &page, const ui::ExportItem &item, service::Session *session, const QString &noteText)
    {
        const ui::FileDialog::Request request { u"export"_s, item.title, tr("%1 files (*.%2)").arg(item.suffix.toUpper(), item.suffix),
                                                item.suggestedName + u'.' + item.suffix, item.suffix, QDir::homePath() };
        ui::FileDialog::saveFile(window, request, [window, &page, item, session, noteText](const QString &asked) {
            if (asked.isEmpty())
                return;
            const QString path = rightName(asked, item.suffix);
            const bool isNew = path != asked;
            if (item.makeWriter) {
                session->run(tr("Exporting to %1").arg(QFileInfo(path).fileName()), [path, isNew, writer = item.makeWriter(noteText)](const std::atomic_bool &stop) {
                    return write(path, isNew, [&](QIODevice &out) { return writer(out, stop); });
                });
                return;
            }
            const QByteArray bytes = item.make(noteText);
            session->ask(&page, "export", [window, path, isNew, bytes](const std::atomic_bool &) -> std::function<void()> {
                const core::Done done = write(path, isNew, [&](QIODevice &out) -> core::Done {
                    out.write(bytes); // commit() says whether it went well
                    return {};
                });
                return [window, path, done] {
                    if (!done)
                        ui::MessageBox::showProblem(window, done.error(), tr("Export"));
                    else if (auto *navigator = dynamic_cast<ui::Navigator *>(window))
                        navigator->say(tr("Exported to %1").arg(QFileInfo(path).fileName()));
                };
            });
        });
    }
};

} // namespace

void showExports(QWidget *window, ui::Page &page, QWidget *anchor, service::Session *session, const ui::Format &format)
{
    auto *menu = new QMenu(window);
    menu->setObjectName(u"exportMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString whyNot = whyNoExport(page);
    const QList<ui::ExportItem> items = whyNot.isEmpty() ? page.exports() : QList<ui::ExportItem>();
    for (const ui::ExportItem &item : items) {
        const QString note = session ? exportNote(page, session->store().path(), format, item.suffix == u"png"_s) : QString();
        QAction *action = menu->addAction(item.title + u'…'); // a dialog follows
        QObject::connect(action, &QAction::triggered, &page, [window, &page, item, session, note] { Export::save(window, page, item, session, note); });
    }
    if (items.isEmpty())
        menu->addAction(whyNot.isEmpty() ? Export::tr("This page has nothing to export yet") : whyNot)->setEnabled(false);
    menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height() + 2)));
}

QString whyNoExport(const ui::Page &page)
{
    return page.isOfOlderFilter() ? Export::tr("What was chosen is still being read.") : QString();
}

QString exportNote(const ui::Page &page, const QString &storePath, const ui::Format &format, bool isPicture)
{
    return Export::note(page, storePath, format, isPicture);
}

} // namespace bw::shell
