// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window.h"

#include "models/service/session.h"
#include "ui/common/messagebox.h"
#include "ui/shell/windowmemory.h"

#include <QCloseEvent>
#include <QDataStream>
#include <QScreen>

#include <algorithm>
#include <array>

// What the window finds again after the program was closed.

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

constexpr QSize smallestWindow { 1024, 700 };
constexpr QSize usualWindow { 1280, 800 };

/// In the order in which they are written.
constexpr std::array chipParts { &store::Filter::streams, &store::Filter::domains, &store::Filter::senders, &store::Filter::users, &store::Filter::sources,
    &store::Filter::outcomes, &store::Filter::mechanisms, &store::Filter::services };

} // namespace

void Window::closeEvent(QCloseEvent *event)
{
    const auto isUnsaved = [](const ui::Page *page) { return !page->unsaved().isEmpty(); };
    if (!m_mayClose && std::ranges::any_of(m_built, isUnsaved)) {
        event->ignore();
        afterUnsaved([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    m_memory->save(u"window.geometry"_s, saveGeometry());
    remember();
    event->accept();
}

/// One page after the other, each shown while it is asked about.
void Window::afterUnsaved(std::function<void()> go)
{
    const auto found = std::ranges::find_if(m_built, [this](const ui::Page *page) { return !page->unsaved().isEmpty() && !m_discarded.contains(page); });
    if (found == m_built.end()) {
        m_discarded.clear();
        go();
        return;
    }
    ui::Page *page = *found;
    if (page != currentPage())
        showPage(page->id());
    ui::Question question;
    question.title = tr("Unsaved changes");
    question.text = page->unsaved();
    question.explanation = tr("They are lost if you discard them.");
    question.accept = tr("&Save changes");
    question.other = tr("&Discard changes");
    question.cancel = tr("Keep &editing");
    ui::MessageBox::choose(this, question, [this, page = QPointer<ui::Page>(page), go = std::move(go)](ui::MessageBox::Choice choice) {
        if (choice == ui::MessageBox::Choice::Cancel || !page) {
            m_discarded.clear();
        } else if (choice == ui::MessageBox::Choice::Other) {
            m_discarded.insert(page);
            afterUnsaved(go);
        } else {
            page->saveUnsaved([this, go](bool saved) {
                if (saved)
                    afterUnsaved(go);
                else
                    m_discarded.clear();
            });
        }
    });
}

/// Page, choice of time and nodes; zooms belong to a sitting.
void Window::remember()
{
    if (!m_desk.session())
        return;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_place.page << m_place.time.preset << qint64(m_place.time.custom.from) << qint64(m_place.time.custom.to) << m_place.nodes
        << bool(m_navNarrow.value_or(false));
    m_memory->save(u"window.place"_s, bytes);
    rememberChips();
}

void Window::restore(bool reset)
{
    const QSize frame(8, 40); // what a window manager puts around; not known before the window is shown
    const QSize room = screen()->availableGeometry().size() - frame;
    setMinimumSize(smallestWindow.boundedTo(room));
    resize(usualWindow.boundedTo(room));
    m_place.zone = m_desk.settings().displayZone;
    if (reset)
        return;
    restoreGeometry(m_memory->load(u"window.geometry"_s));
    restoreChips();
    const QByteArray bytes = m_memory->load(u"window.place"_s);
    if (bytes.isEmpty())
        return;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    Place place = m_place;
    qint64 from = 0, to = 0;
    bool narrow = false;
    in >> place.page >> place.time.preset >> from >> to >> place.nodes >> narrow;
    place.time.custom = { from, to };
    const bool known = std::ranges::any_of(m_pages, [&](const PageEntry &page) { return page.id == place.page; });
    if (in.status() != QDataStream::Ok || !known)
        return;
    place.chips = m_chips.value(place.page);
    m_place = place;
    if (narrow)
        m_navNarrow = true;
}

/// Chips of each page, and what a page itself wants to find again.
void Window::rememberChips()
{
    if (!m_desk.session() || m_built.isEmpty())
        return;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_desk.session()->store().path() << qint32(m_pages.size());
    for (const PageEntry &page : std::as_const(m_pages)) {
        const store::Filter chips = m_chips.value(page.id);
        out << page.id;
        for (const auto part : chipParts)
            out << chips.*part;
        const ui::Page *built = m_built.value(page.id);
        out << (built ? built->lastingState() : m_lasting.value(page.id));
    }
    m_memory->save(u"window.chips"_s, bytes);
}

void Window::restoreChips()
{
    const QByteArray bytes = m_memory->load(u"window.chips"_s);
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    QString path;
    qint32 count = 0;
    in >> path >> count;
    QHash<QString, store::Filter> chips;
    QHash<QString, QVariantMap> lasting;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        QString id;
        store::Filter filter;
        QVariantMap state;
        in >> id;
        for (const auto part : chipParts)
            in >> filter.*part;
        in >> state;
        chips.insert(id, filter);
        lasting.insert(id, state);
    }
    if (in.status() != QDataStream::Ok || path.isEmpty())
        return;
    m_chipsStore = path;
    m_chips = chips;
    m_lasting = lasting;
}

} // namespace bw::shell
