// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"

#include "models/mta/postfix/postfix.h"

#include <array>

namespace bw::mta {

std::span<const Product *const> products()
{
    // Companions first: some log below "postfix/" (postfix/policy-spf).
    static constexpr std::array all{
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
