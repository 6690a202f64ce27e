"""Work: the pages of the work products: 写汇报, 核稿 and 新人上手, and the same as JSON."""
