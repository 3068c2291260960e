// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::itemmodels {

/// What typed text looks like. Several may be true: "4Wx1k2" is a word and may be a queue id.
struct SearchWords
{
    QString text; ///< trimmed
    bool messageId = false; ///< "<…@…>" or text with an @ and no plausible mailbox
    bool address = false; ///< local@domain
    bool queueId = false; ///< short (hex) or long (base 52) queue id of Postfix and its like
    bool host = false; ///< a host name or domain
    QString domain; ///< of a host: as the store keeps it
    bool ip = false; ///< an address or a network
    bool login = false; ///< what may be a login name
};

/// What was searched, as cells may show it: they are marked. Empty: nothing.
struct Sought
{
    QString text; ///< as it was typed
    QString shown; ///< how the store shows a recipient of that address: "#a41f…@example.net"
    bool isRecipient = false; ///< the rows were found by their recipient
    [[nodiscard]] bool is(const QString &cell) const
    {
        return !text.isEmpty() && !cell.isEmpty() && (cell.compare(text, Qt::CaseInsensitive) == 0 || cell == shown);
    }
    bool operator==(const Sought &) const = default;
};

/// Pure; cheap. Looks at the form alone.
[[nodiscard]] SearchWords classify(const QString &text);

} // namespace bw::itemmodels
