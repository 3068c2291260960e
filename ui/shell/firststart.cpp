// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/firststart.h"

#include "ui/common/buttons.h"
#include "ui/common/choicecard.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/style.h"
#include "ui/common/tag.h"
#include "ui/common/theme.h"
#include "ui/page/desk.h"
#include "ui/shell/pickerpopup.h"

#include <QComboBox>
#include <QCompleter>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Theme;
using bw::ui::Token;

namespace bw::shell {

namespace {

class BrandMark final : public QWidget
{
public:
    explicit BrandMark(QWidget *parent = nullptr)
        : QWidget(parent)
    {
        setFixedSize(32, 32);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ui::paintIcon(&painter, rect(), u"brand"_s, Theme::of(this).color(Token::AccentBase));
    }
};

class VerticalLine final : public QWidget
{
public:
    explicit VerticalLine(QWidget *parent = nullptr)
        : QWidget(parent)
    {
        setFixedWidth(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ui::hairline(&painter, QLineF(0, 0, 0, height()), Theme::of(this).color(Token::LineSubtle));
    }
};

} // namespace

FirstStart::FirstStart(ui::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
{
    setObjectName(u"firstStart"_s);
    setAccessibleName(tr("Welcome to Breakwater"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    auto *middle = new QVBoxLayout(page);
    middle->setContentsMargins(24, 24, 24, 24);
    auto *row = new QHBoxLayout; // as tall as what stands in it, and so is the line
    middle->addStretch(1);
    middle->addLayout(row);
    middle->addStretch(1);
    row->setSpacing(0);
    row->addStretch(1);
    QWidget *cards = makeCards();
    cards->setMaximumWidth(580);
    cards->setMinimumWidth(420);
    row->addWidget(cards, 20, Qt::AlignVCenter);
    row->addSpacing(40);
    row->addWidget(new VerticalLine);
    row->addSpacing(24);
    QWidget *side = makeSide();
    side->setMaximumWidth(300);
    side->setMinimumWidth(250);
    row->addWidget(side, 10, Qt::AlignVCenter);
    row->addStretch(1);
    scroll->setWidget(page);
    outer->addWidget(scroll, 1);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 4, 16, 4);
    const QFileInfo store(desk.defaultStorePath());
    foot->addWidget(new ui::Label(tr("New store: %1, in your own data folder, readable by you alone").arg(store.fileName()), FontRole::Small, Token::TextSecondary));
    foot->addStretch(1);
    foot->addWidget(new ui::Label(QStringLiteral(BW_VERSION " · GPL-3.0-or-later"), FontRole::Small, Token::TextSecondary));
    outer->addLayout(foot);
}

QWidget *FirstStart::makeCards()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *title = new QHBoxLayout;
    title->setSpacing(12);
    title->addWidget(new BrandMark);
    auto *welcome = new ui::Label(tr("Welcome to Breakwater"), FontRole::Figure);
    title->addWidget(welcome, 1);
    column->addLayout(title);
    auto *question = new ui::Label(tr("See what your mail servers send, what goes wrong, and make it better. What brings you here?"), FontRole::Base, Token::TextSecondary);
    question->setWordWrap(true);
    column->addWidget(question);
    column->addSpacing(8);

    struct Card
    {
        Way way;
        const char *name;
        const char *icon;
        QString headline, sentence;
    };
    const QList<Card> cards {
        { Way::Admin, "adminCard", "fleet", tr("I run mail servers"), tr("Bring their logs. First figures in about a minute.") },
        { Way::Auditor, "auditorCard", "file", tr("I have to prove that they are safe"), tr("Open a store that your admins keep. Everything is read-only.") },
        { Way::SmallSender, "smallSenderCard", "mailauth", tr("I send mail for one domain"), tr("Type the domain: in seconds, what the world sees of it and what to do. Your server's mail log can come later.") },
        { Way::Demo, "demoCard", "play", tr("Just show me"), tr("A made-up fleet of 12 nodes under attack. Nothing leaves this computer.") },
    };
    for (const Card &card : cards) {
        auto *button = new ui::ChoiceCard(QString::fromLatin1(card.icon), card.headline, card.sentence);
        button->setObjectName(QString::fromLatin1(card.name));
        connect(button, &QAbstractButton::clicked, this, [this, way = card.way] { choose(way); });
        column->addWidget(button);
        if (!m_first)
            m_first = button;
    }
    auto *another = ui::makeLink(tr("Open another store…"));
    another->setObjectName(u"anotherStoreLink"_s);
    connect(another, &QPushButton::clicked, this, [this] { choose(Way::AnotherStore); });
    column->addSpacing(4);
    column->addWidget(another, 0, Qt::AlignLeading);
    return widget;
}

QWidget *FirstStart::makeSide()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new ui::Label(tr("What it never does"), FontRole::PanelTitle));
    for (const QString &promise : { tr("It installs nothing on your servers."), tr("It never writes to a mail server: it reads logs."),
                                    tr("It keeps no list of your recipients: addresses are stored as keyed hashes."), tr("It sends nothing home.") }) {
        auto *line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(new ui::MarkLabel(ui::Mark::Pass), 0, Qt::AlignTop);
        auto *label = new ui::Label(promise);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        column->addLayout(line);
    }
    column->addSpacing(8);

    const config::Settings &settings = m_desk.settings();
    const auto field = [&](const QString &text, const QString &name) {
        auto *box = new QComboBox;
        box->setObjectName(name);
        auto *label = new ui::Label(text, FontRole::Base, Token::TextSecondary);
        label->setBuddy(box);
        box->setAccessibleName(text);
        auto *line = new QVBoxLayout;
        line->setSpacing(4);
        line->addWidget(label);
        line->addWidget(box);
        column->addLayout(line);
        return box;
    };
    m_zone = field(tr("Home time zone: where a day begins"), u"homeZoneComboBox"_s);
    m_zone->setEditable(true);
    m_zone->lineEdit()->setAccessibleName(m_zone->accessibleName());
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMaxVisibleItems(16);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->addItems(zoneNames());
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    const int chosen = m_zone->findText(settings.homeZone);
    m_zone->setCurrentIndex(chosen >= 0 ? chosen : 0);
    m_language = field(tr("Language"), u"languageComboBox"_s);
    m_language->addItem(tr("As the desktop"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_look = field(tr("Look"), u"lookComboBox"_s);
    m_look->addItem(tr("As the desktop"), int(config::Look::System));
    m_look->addItem(tr("Light"), int(config::Look::Light));
    m_look->addItem(tr("Dark"), int(config::Look::Dark));
    m_look->setCurrentIndex(std::max(0, m_look->findData(int(settings.look))));
    connect(m_language, &QComboBox::activated, this, &FirstStart::changeChoices);
    connect(m_look, &QComboBox::activated, this, &FirstStart::changeChoices);
    return widget;
}

void FirstStart::changeChoices()
{
    config::Settings settings = m_desk.settings();
    settings.language = m_language->currentData().toString();
    settings.look = config::Look(m_look->currentData().toInt());
    // The window is made anew in another language: what was chosen here stays.
    if (const QString zone = m_zone->currentText().trimmed(); QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
        settings.homeZone = zone;
    m_desk.changeSettings(settings);
}

void FirstStart::choose(Way way)
{
    config::Settings settings = m_desk.settings();
    const QString zone = m_zone->currentText().trimmed();
    settings.homeZone = QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()) ? zone : QString();
    switch (way) {
    case Way::Admin:
        settings.persona = config::Persona::FleetAdmin;
        break;
    case Way::Auditor:
        settings.persona = config::Persona::Auditor;
        break;
    case Way::SmallSender:
        settings.persona = config::Persona::SmallSender;
        break;
    case Way::Demo:
        settings.persona = config::Persona::Demo;
        break;
    case Way::AnotherStore:
        break;
    }
    m_desk.changeSettings(settings);
    Q_EMIT finished(way);
}

void FirstStart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_first->setFocus(Qt::OtherFocusReason);
}

void FirstStart::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(Token::SurfaceWindow));
}

} // namespace bw::shell
