-- A conversation is rewritten with every answer. Rows up to half a page stay as they are rather than being compressed each
-- time (the default begins at a quarter), and half of each page is left free, so that the new row finds room beside the old
-- one and no index is touched.
alter table conversations set (toast_tuple_target = 4080, fillfactor = 50);
