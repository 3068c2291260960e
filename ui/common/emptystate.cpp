// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/buttons.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QDragEnterEvent>
#include <QGridLayout>
#include <QMimeData>
#include <QUrl>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int columnWidth = 800;
constexpr int sentenceWidth = 560;
constexpr int wayWidth = 230;

class Glyph final : public QWidget
{
public:
    explicit Glyph(const QString &name, int side, Token color)
        : m_name(name)
        , m_color(color)
    {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), m_name, Theme::of(this).color(m_color));
    }

private:
    QString m_name;
    Token m_color;
};

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

class DropZone final : public QWidget
{
public:
    explicit DropZone(EmptyState *owner)
        : m_owner(owner)
    {
        setAcceptDrops(true);
    }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override
    {
        if (localPaths(event->mimeData()).isEmpty())
            return;
        event->acceptProposedAction();
        m_over = true;
        update();
    }
    void dragLeaveEvent(QDragLeaveEvent *) override
    {
        m_over = false;
        update();
    }
    void dropEvent(QDropEvent *event) override
    {
        m_over = false;
        update();
        event->acceptProposedAction();
        Q_EMIT m_owner->filesDropped(localPaths(event->mimeData()));
    }
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(theme.color(m_over ? Token::AccentBase : Token::LineControl), 1);
        pen.setDashPattern({ 4, 3 });
        painter.setPen(pen);
        painter.setBrush(theme.color(m_over ? Token::AccentSoft : Token::SurfacePanel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::panel, radius::panel);
    }

private:
    EmptyState *m_owner;
    bool m_over = false;
};

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &question, const QString &sentence, QWidget *parent)
    : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    outer->addStretch(3);
    m_columnWidget = new QWidget;
    m_columnWidget->setMaximumWidth(columnWidth);
    m_columnWidget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // all lines of its texts; the stretches have the rest
    m_column = new QVBoxLayout(m_columnWidget);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::s4 + space::s1);
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_columnWidget, 1000);
    line->addStretch(1);
    outer->addLayout(line);
    outer->addStretch(4);

    auto *intro = new QVBoxLayout;
    intro->setSpacing(space::s1);
    intro->addWidget(new Glyph(iconName, 48, Token::TextTertiary), 0, Qt::AlignHCenter);
    intro->addSpacing(space::s3);
    auto *headline = new Label(question, FontRole::PageTitle);
    headline->setObjectName(u"emptyQuestionLabel"_s);
    headline->setWordWrap(true);
    headline->setAlignment(Qt::AlignHCenter);
    intro->addWidget(headline);
    auto *text = new Label(sentence, FontRole::Base, Token::TextSecondary);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    text->setMaximumWidth(sentenceWidth);
    text->setMinimumWidth(280);
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(text, 100);
    centred->addStretch(1);
    intro->addLayout(centred);
    m_column->addLayout(intro);
    setAccessibleName(question);
    setAccessibleDescription(sentence);
}

QPushButton *EmptyState::addDropZone(const QString &headline, const QString &formats, const QString &buttonText, const QString &buttonIcon)
{
    auto *zone = new DropZone(this);
    m_dropZone = zone;
    auto *layout = new QVBoxLayout(zone);
    layout->setContentsMargins(space::s4, space::s4, space::s4, space::s4);
    layout->setSpacing(space::s2);
    auto *title = new Label(headline, FontRole::PanelTitle);
    title->setAlignment(Qt::AlignHCenter);
    title->setWordWrap(true);
    layout->addWidget(title);
    auto *small = new Label(formats, FontRole::Small, Token::TextSecondary);
    small->setAlignment(Qt::AlignHCenter);
    small->setWordWrap(true);
    layout->addWidget(small);
    QPushButton *button = makeButton(buttonText, ButtonKind::Primary, buttonIcon);
    button->setObjectName(u"emptyPrimaryButton"_s);
    layout->addWidget(button, 0, Qt::AlignHCenter);
    zone->setAccessibleName(headline);
    m_column->addWidget(zone);
    return button;
}

QPushButton *EmptyState::addPrimaryButton(const QString &text, const QString &iconName)
{
    QPushButton *button = makeButton(text, ButtonKind::Primary, iconName);
    button->setObjectName(u"emptyPrimaryButton"_s);
    m_column->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::addWidget(QWidget *widget)
{
    m_column->addWidget(widget, 0, Qt::AlignHCenter);
}

QPushButton *EmptyState::addWay(const QString &iconName, const QString &title, const QString &sentence, const QString &buttonText)
{
    if (!m_ways) {
        m_ways = new QGridLayout;
        m_ways->setSpacing(space::s3);
        m_column->addLayout(m_ways);
    }
    auto *card = new Panel;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s2);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::s2);
    top->addWidget(new Glyph(iconName, size::icon, Token::TextPrimary));
    auto *name = new Label(title, FontRole::PanelTitle);
    name->setWordWrap(true);
    top->addWidget(name, 1);
    layout->addLayout(top);
    auto *text = new Label(sentence, FontRole::Small, Token::TextSecondary);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addStretch();
    QPushButton *button = makeButton(buttonText, ButtonKind::Normal, {}, ControlSize::Small);
    button->setAccessibleDescription(title + u". "_s + sentence);
    layout->addWidget(button, 0, Qt::AlignLeft);
    card->setContent(content);
    card->setAccessibleName(title);
    m_wayWidgets << card;
    placeWays();
    return button;
}

QPushButton *EmptyState::addExampleLine(const QString &before, const QString &linkText, const QString &after)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s1);
    line->addStretch();
    line->addWidget(new Label(before, FontRole::Small, Token::TextSecondary));
    QPushButton *link = makeLink(linkText);
    link->setObjectName(u"exampleLink"_s);
    setLinkUnderlined(link);
    line->addWidget(link);
    line->addWidget(new Label(after, FontRole::Small, Token::TextSecondary));
    line->addStretch();
    m_column->addLayout(line);
    return link;
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeWays();
}

void EmptyState::placeWays()
{
    if (!m_ways || m_wayWidgets.isEmpty())
        return;
    const int room = std::min(width() - 2 * space::s4, columnWidth);
    const int count = int(m_wayWidgets.size()), most = std::clamp(room / wayWidth, 1, count);
    const int rows = (count + most - 1) / most, columns = (count + rows - 1) / rows; // rows of one length: four are two and two
    for (QWidget *widget : std::as_const(m_wayWidgets))
        m_ways->removeWidget(widget);
    for (int i = 0; i < m_wayWidgets.size(); ++i)
        m_ways->addWidget(m_wayWidgets[i], i / columns, i % columns);
    for (int i = 0; i < m_wayWidgets.size(); ++i)
        m_ways->setColumnStretch(i, i < columns ? 1 : 0);
}

} // namespace bw::ui
