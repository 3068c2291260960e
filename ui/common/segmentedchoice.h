// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bw::ui {

/// One of a few, side by side ("Outcome | Node | Stream"). One stop of Tab; Left/Right, Home/End choose.
class SegmentedChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedChoice(const QString &accessibleName, QWidget *parent = nullptr);
    void addChoice(const QString &text, const QVariant &value = {});
    [[nodiscard]] int count() const { return int(m_choices.size()); }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QVariant currentData() const;
    [[nodiscard]] QString textAt(int index) const;
    void setCurrent(int index); ///< no signal
    void setCurrentData(const QVariant &value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int index); ///< by the person

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect choiceRect(int index) const;
    void choose(int index);
    void describe();

    struct Choice
    {
        QString text;
        QVariant data;
    };
    std::vector<Choice> m_choices;
    QString m_name;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace bw::ui
