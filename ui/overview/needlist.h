// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/mark.h"
#include "ui/page/navigator.h"

#include <QVariantMap>
#include <QWidget>

class QVBoxLayout;

namespace bw::overview {

/// Something that needs a person: what, and where it is looked into.
struct Need
{
    QString id; ///< stable
    ui::Mark mark = ui::Mark::High;
    QString strong; ///< the thing: "campaigns@news.example"
    QString rest; ///< "taken over, then sent 22,310"
    QString button; ///< a verb: "Look…"
    QString page;
    store::Filter filter;
    QVariantMap state;
    core::UtcMicros at = 0; ///< when it began; 0: no single moment. Annotates the chart
    bool operator==(const Need &) const = default;
};

/// Rows of tag, sentence and button, worst first. The first five; a link shows the rest.
class NeedList final : public QWidget
{
    Q_OBJECT
public:
    explicit NeedList(QWidget *parent = nullptr);
    void setNeeds(const QList<Need> &needs);

Q_SIGNALS:
    void opened(const bw::overview::Need &need);

private:
    void rebuild();
    QVBoxLayout *m_rows = nullptr;
    QList<Need> m_needs;
    bool m_showsAll = false;
};

} // namespace bw::overview
