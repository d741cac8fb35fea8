"""重大项目: projects of 5000万元 and more, who sponsors them, how they come along (policy III.1; domain §5)."""
