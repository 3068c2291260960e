// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace bw::ui {

class Label;

/// A page that has nothing yet: a question, one sentence, where to drop files, the one button, two or three other ways, and
/// the example data.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &question, const QString &sentence, QWidget *parent = nullptr);

    /// A dashed zone that takes local files and folders. Returns its primary button.
    QPushButton *addDropZone(const QString &headline, const QString &formats, const QString &buttonText, const QString &buttonIcon);
    /// Without a drop zone: the primary button alone.
    QPushButton *addPrimaryButton(const QString &text, const QString &iconName = {});
    /// Below what is there already, in the middle: a field to type into. Takes ownership.
    void addWidget(QWidget *widget);
    /// A card: icon, title, one sentence, button. Returns the button.
    QPushButton *addWay(const QString &iconName, const QString &title, const QString &sentence, const QString &buttonText);
    /// "Only looking? [Show this page with example data]. It stays apart from your own."
    QPushButton *addExampleLine(const QString &before, const QString &linkText, const QString &after);

Q_SIGNALS:
    void filesDropped(const QStringList &paths);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeWays();
    QVBoxLayout *m_column = nullptr;
    QWidget *m_columnWidget = nullptr;
    QGridLayout *m_ways = nullptr;
    QWidget *m_dropZone = nullptr;
    QList<QWidget *> m_wayWidgets;
};

} // namespace bw::ui
