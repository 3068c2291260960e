// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"

#include "models/mta/amavis/amavis.h"
#include "models/mta/clamav/clamav.h"
#include "models/mta/cyrus/cyrus.h"
#include "models/mta/dovecot/dovecot.h"
#include "models/mta/opendkim/opendkim.h"
#include "models/mta/opendmarc/opendmarc.h"
#include "models/mta/policydspf/policydspf.h"
#include "models/mta/postfix/postfix.h"
#include "models/mta/postgrey/postgrey.h"
#include "models/mta/rspamd/rspamd.h"
#include "models/mta/saslauthd/saslauthd.h"
#include "models/mta/spamassassin/spamassassin.h"
#include "models/mta/syslogd/syslogd.h"

#include <array>

namespace bw::mta {

std::span<const Product *const> products()
{
    // Companions first: some log below "postfix/" (postfix/policy-spf).
    static constexpr std::array all{
        &amavis::product,
        &clamav::product,
        &cyrus::product,
        &dovecot::product,
        &opendkim::product,
        &opendmarc::product,
        &policydspf::product,
        &postgrey::product,
        &rspamd::product,
        &saslauthd::product,
        &spamassassin::product,
        &syslogd::product,
        &postfix::product,
    };
    return all;
}

const Product *productById(std::string_view id)
{
    for (const Product *product : products()) {
        if (product->id == id)
            return product;
    }
    return nullptr;
}

} // namespace bw::mta
