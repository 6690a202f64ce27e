"""Library: 文件库, the page and the JSON API of the documents that questions are answered from, and the work of changing them."""
