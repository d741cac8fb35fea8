"""Building economy (楼宇经济): what is let of each building, to whom, and the tax it brings (domain §7, policy I.5)."""
