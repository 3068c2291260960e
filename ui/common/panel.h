// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"
#include "ui/common/mark.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace bw::ui {

class ElidedLabel;
class Label;
class ProblemView;

/// A white box with title, subtitle, header widgets and one content; it can say that its content is still read, empty, or
/// could not be read, without touching the rest of the page.
class Panel final : public QFrame
{
    Q_OBJECT
public:
    enum class State { Content, Loading, Empty, Error };

    /// An empty title leaves the header out.
    explicit Panel(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    [[nodiscard]] QString title() const;
    /// Takes ownership; stands at the end of the header, in order. One that wraps (a legend) moves to a row of its own below
    /// the title where the panel is too narrow for both.
    void addHeaderWidget(QWidget *widget);
    /// Takes ownership. flush: the content goes to the edges (tables); else 12 px inside.
    void setContent(QWidget *content, bool flush = false);
    [[nodiscard]] QWidget *content() const { return m_content; }

    [[nodiscard]] State state() const { return m_state; }
    void showContent();
    /// Still grey blocks in the shape of rows. Call it for a first load only: later the old data stays.
    void showLoading();
    /// One line, with ✓ when the emptiness is good news; an optional button ("Clear filters") emits emptyAction().
    void showEmpty(const QString &sentence, Mark mark = Mark::None, const QString &buttonText = {});
    /// what, why, whether the rest holds; Try again emits tryAgain(), Copy details is built in.
    void showError(const core::Problem &problem);

    /// The height of its content is free (charts, tables): it shrinks before the page scrolls.
    void setElastic(bool elastic) { m_elastic = elastic; }
    [[nodiscard]] bool hasHeightForWidth() const override { return !m_elastic && QFrame::hasHeightForWidth(); }

    QSize sizeHint() const override;

Q_SIGNALS:
    void tryAgain();
    void emptyAction();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Blocks;
    void placeWrapping();
    void buildHeader();
    void show(State state);

    QVBoxLayout *m_layout = nullptr;
    QWidget *m_header = nullptr;
    QHBoxLayout *m_headerLayout = nullptr;
    QVBoxLayout *m_below = nullptr; ///< row of the wrapping header widget
    QWidget *m_wrapping = nullptr;
    Label *m_title = nullptr;
    ElidedLabel *m_subtitle = nullptr;
    QWidget *m_content = nullptr;
    Blocks *m_blocks = nullptr;
    QWidget *m_empty = nullptr;
    ProblemView *m_error = nullptr;
    State m_state = State::Content;
    bool m_flush = false;
    bool m_elastic = false;
};

} // namespace bw::ui
