# Mọi lệnh của dự án; gõ “make” để xem danh sách. PYTHON=… chọn Python khác, PORT=… chọn cổng khác.
PYTHON ?= python3
PORT ?= 8000
DEMO ?= 1
ONLY ?=
UPGRADE ?=
export PORT DEMO
export PYTHONDONTWRITEBYTECODE = 1
export PYTHONUTF8 = 1

TOOL = @command -v $(PYTHON) >/dev/null || { echo "Không tìm thấy $(PYTHON): hãy cài Python 3.11 trở lên."; exit 1; }; \
	exec $(PYTHON) -m tools.bootstrap

.DEFAULT_GOAL := help
.PHONY: help demo test run check bench pictures services requirements clean

help: ## Liệt kê các lệnh
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

demo: ## Cài đặt và chạy cả trang với dữ liệu mẫu (DEMO=0: trang trống; PORT=8001: cổng khác)
	$(TOOL) demo

test: ## Chạy mọi kiểm tra và kiểm thử (ONLY=lint, sqlite, postgresql hoặc elasticsearch: chỉ một phần)
	$(TOOL) test $(ONLY)

run: ## Chạy máy chủ phát triển, tự nạp lại khi sửa mã, cùng tác vụ định kỳ
	$(TOOL) run

check: ## Chỉ chạy các bộ kiểm tra mã nguồn
	$(TOOL) test lint

bench: ## Đo tốc độ
	$(TOOL) bench

pictures: ## Chụp mọi loại trang từ dữ liệu mẫu vào docs/pictures
	$(TOOL) pictures

services: ## Chạy PostgreSQL, Redis và Elasticsearch riêng để phát triển và in địa chỉ của chúng
	$(TOOL) services

requirements: ## Ghim lại thư viện từ pyproject.toml bằng uv (UPGRADE=1: lấy bản mới)
	$(TOOL) requirements $(if $(UPGRADE),--upgrade)

clean: ## Xóa .venv và var (mất cả dữ liệu mẫu)
	rm -rf .venv var
